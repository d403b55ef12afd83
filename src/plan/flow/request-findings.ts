import type { Lookup } from '../../define/expression/evaluate.ts';
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
  const found = items.flatMap((item) => findingsOf(name, request, lookupOf(item, scope), scope));
  return [...new Map(found.map((finding) => [`${finding.what}\n${finding.rule}`, finding])).values()];
}

function findingsOf(step: string, request: StepRequest, lookup: Lookup, { memo, flow }: FlowScope): StepFinding[] {
  const { service, operation } = request;
  const input = sampled(request.input, lookup) as object;
  // Steps that differ in nothing but where they write are checked once.
  const shape = JSON.stringify(input).replaceAll(`/${step}/`, '/*/').replaceAll(`"${step}"`, '"*"');
  const found = memo(flow, `${service} ${operation} ${shape}`, () =>
    violationFindings({ operation, input, by: takers[service] }, checkRequest(service, operation, input)),
  );
  return found.map(({ head, ...words }) => ({ step, ...words, ...(head.length > 0 && { head }) }));
}

const takers: Readonly<Record<StepRequest['service'], string>> = {
  sagemaker: 'SageMaker',
  athena: 'Athena',
  lambda: 'Lambda',
  glue: 'Glue',
  'emr-serverless': 'EMR Serverless',
};

/** Outputs look alike, whatever step they are of, so that more requests do. */
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
