import { evaluate, type Lookup } from '../../../define/expression/evaluate.ts';
import { checkRequest } from '../../../limits/check-request.ts';
import type { Service } from '../../../limits/operations.ts';
import type { Violation } from '../../../limits/violation.ts';
import { hasExpression } from '../../../define/expression/text.ts';
import type { StepRequest } from '../../../plan/flow/flow-plan.ts';

/** The request with values for its expressions; a number stays one only where the service takes a number. */
export function fillRequest(request: StepRequest, lookup: Lookup): StepRequest {
  const input = mapTexts(request.input, (text) => evaluate(text, lookup));
  if (request.service === 'lambda') return { ...request, input } as StepRequest;
  const misfits = checkRequest(request.service satisfies Service, request.operation, input).filter(wantsText);
  return { ...request, input: misfits.reduce(asText, input) } as StepRequest;
}

function wantsText(violation: Violation): boolean {
  return violation.rule === 'type' && violation.expected === 'string';
}

function asText(input: unknown, { steps, value }: Violation): unknown {
  const keys = steps.map((step) => {
    if (step.kind === 'item') return step.index;
    return step.kind === 'member' ? step.name : step.key;
  });
  return replaceAt(input, keys, String(value));
}

function replaceAt(value: unknown, [key, ...rest]: readonly (string | number)[], text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? replaceAt(one, rest, text) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaceAt(object[key], rest, text) };
}

function mapTexts(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === 'string') return hasExpression(value) ? map(value) : value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]));
}
