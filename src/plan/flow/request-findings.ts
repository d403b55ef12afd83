import type { Lookup } from '../../define/expression/evaluate.ts';
import { expressionText } from '../../define/expression/text.ts';
import type { EachItem } from '../../define/flow/flow-definition.ts';
import { checkRequest } from '../../limits/check-request.ts';
import { violationFindings } from '../faults/violation-findings.ts';
import type { PlannedStep, StepRequest } from './flow-plan.ts';
import { sampled } from './sampled.ts';
import type { StepFinding } from './step-finding.ts';
import { eachAround, type FlowScope } from './step-scope.ts';

/**
 * What the service would refuse of a step's request when its expressions are known: examples stand for them, and within an
 * `each` the values of every item.
 */
export function requestFindings({ name, request }: PlannedStep, scope: FlowScope): StepFinding[] {
  if (!request) return [];
  const items = eachAround(name, scope.steps)?.items ?? [undefined];
  const found = items.flatMap((item) => findingsOf(name, request, item, scope));
  return [...new Map(found.map((finding) => [`${finding.what}\n${finding.rule}`, finding])).values()];
}

function findingsOf(step: string, request: StepRequest, item: EachItem | undefined, scope: FlowScope): StepFinding[] {
  const { memo, flow } = scope;
  const { service, operation } = request;
  const found = memo(flow, `${service} ${operation} ${item?.name ?? ''} ${shapeOf(step, request)}`, () => {
    const input = sampled(request.input, lookupOf(item, scope)) as object;
    return violationFindings({ operation, input, by: takers[service] }, checkRequest(service, operation, input));
  });
  return found.map(({ head, ...words }) => ({ step, ...words, ...(head.length > 0 && { head }) }));
}

const takers: Readonly<Record<StepRequest['service'], string>> = {
  sagemaker: 'SageMaker',
  athena: 'Athena',
  lambda: 'Lambda',
  glue: 'Glue',
  'emr-serverless': 'EMR Serverless',
};

/** Equal for steps that differ in nothing but where they read and write, so that these are checked once. */
function shapeOf(step: string, { input }: StepRequest): string {
  return JSON.stringify(input).replaceAll(outputs, '*').replaceAll(`/${step}/`, '/*/').replaceAll(`"${step}"`, '"*"');
}

/** Any output as an expression; each letter stands for a name. */
const outputs = new RegExp(
  expressionText({ kind: 'output', step: 'S', output: 'O' }).replaceAll(/[SO]/gu, '[^{}./#]*'),
  'g',
);

/** Outputs look alike, whatever step they are of. */
function lookupOf(item: EachItem | undefined, { sample }: FlowScope): Lookup {
  return (node) => {
    if (node.kind === 'output') return samplePlace;
    if (item && node.kind === 'execution' && node.name === 'item') return item.name;
    if (item && node.kind === 'item')
      return typeof item.value === 'object' ? item.value[node.member ?? ''] : item.value;
    return sample(node);
  };
}

const samplePlace = 's3://bucket/mlx/project/runs/p4jn9xou8a8s/step/output/name/';
