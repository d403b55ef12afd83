import { hasExpression } from '../../define/expression/text.ts';
import type { FlowFinding } from '../flow/finding.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import type { Compiling } from './compiling.ts';
import { bucketOf, filePlace } from './results/read-files.ts';
import { fieldsFrom } from './results/store.ts';

const mebibyte = 1_048_576;

/** What Step Functions, or the embedded one, would refuse of a compiled flow or do otherwise. */
export function findingsIn(text: string, compiling: Compiling): FlowFinding[] {
  const steps = [...compiling.steps.values()];
  return [
    ...tooLarge(text),
    ...steps.flatMap((step) => [
      ...unknownBuckets(step, compiling),
      ...(compiling.context.where === 'local' ? lostBackslashes(step) : []),
    ]),
  ];
}

function tooLarge(text: string): FlowFinding[] {
  const bytes = Buffer.byteLength(text);
  if (bytes <= mebibyte) return [];
  return [
    {
      step: '',
      what: `the state machine has ${(bytes / mebibyte).toFixed(1)} MiB`,
      rule: 'a definition has at most 1 MiB',
      fix: 'Use `each` for steps that are alike, or cut the flow in two.',
      ways: ['job', 'pipeline'],
    },
  ];
}

/** A state can't take a URI apart, so the bucket of a file that it reads must be known now. */
function unknownBuckets(step: PlannedStep, compiling: Compiling): FlowFinding[] {
  const places = fieldsFrom('file', step, compiling).map(({ from }) => filePlace(step, from.output, from.file));
  if (places.every((place) => bucketOf(place) !== undefined)) return [];
  return [
    {
      step: step.name,
      what: `values are read of a file of ${step.name} whose bucket is known only in the run`,
      rule: 'a state that reads a file names its bucket',
      fix: `Let the output of ${step.name} lie in a bucket that is written out.`,
      ways: ['job', 'pipeline'],
    },
  ];
}

/** The interpreter of the embedded Step Functions takes every backslash out of a text that it puts together. */
function lostBackslashes({ name, request }: PlannedStep): FlowFinding[] {
  const lost = textsIn(request?.input).find((text) => hasExpression(text) && text.includes('\\'));
  if (lost === undefined) return [];
  return [
    {
      step: name,
      what: `a text of ${name} holds a backslash and an expression`,
      rule: 'the embedded Step Functions loses the backslashes of a text that it puts together; AWS keeps them',
      fix: 'Write the text without a backslash, or run it another way here.',
      ways: ['job', 'pipeline'],
    },
  ];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
