import type { Param } from '../definition.ts';
import type { ExecutionVariable, ExpressionNode, ValueType } from '../expression/node.ts';
import type { Lookup } from '../expression/evaluate.ts';
import type { EachItem, FlowDefinition, FlowLiteral } from './flow-definition.ts';
import { allSteps, stepsByName, type FoundStep } from './walk.ts';

/**
 * A made-up value for any expression that may stand in a flow, of its type and in the form that a run gives it. What a run
 * is given counts first. `{item}` is the first item of the `each` around the step that is named, or else of any.
 */
export function sampleLookup(
  flow: Pick<FlowDefinition, 'name' | 'params' | 'steps'>,
  more: { params?: Readonly<Record<string, FlowLiteral>>; within?: string } = {},
): Lookup {
  const steps = stepsByName(flow);
  const items = itemsAround(flow, steps, more.within);
  return (node) => {
    switch (node.kind) {
      case 'param': {
        const param = flow.params[node.name];
        return more.params?.[node.name] ?? (param && sampleOfParam(param));
      }
      case 'execution':
        if (node.name === 'flow') return flow.name;
        return (node.name === 'item' && items[0]?.name) || sampleOfVariable[node.name];
      case 'item':
        return sampleOfItem(items, node.member);
      case 'output':
        return `${samplePrefix}${node.step}/output/${node.output}/`;
      case 'metric':
      case 'json':
        return 0.5;
      case 'property':
        return sampleOfProperty(node);
      case 'result':
        return sampleOfResult(steps.get(node.step), node.result);
    }
  };
}

/** What each execution variable looks like in a run of the flow `delays`. */
export const sampleOfVariable: Readonly<Record<ExecutionVariable, string>> = {
  id: 'p4jn9xou8a8s',
  arn: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/delays/execution/p4jn9xou8a8s',
  flow: 'delays',
  flowArn: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/delays',
  startTime: '2026-03-01T08:15:30.123Z',
  now: '2026-03-01T08:17:02.456Z',
  job: 'p4jn9xou8a8s-train',
  item: 'item',
};

/** Where outputs of the run of the samples lie. */
export const samplePrefix = `s3://sagemaker-eu-west-1-111122223333/mlx/delays/runs/${sampleOfVariable.id}/`;

/** A value that the param takes. */
export function sampleOfParam(param: Param): FlowLiteral {
  if (param.default !== undefined) return param.default;
  switch (param.type) {
    case 'string':
      return 'text'.padEnd(param.min ?? 0, '.').slice(0, param.max ?? Number.POSITIVE_INFINITY);
    case 'int':
    case 'float':
      return param.min ?? param.max ?? 1;
    case 'bool':
      return true;
    case 'enum':
      return param.values[0] ?? '';
    case 'date':
      return param.min ?? param.max ?? '2026-03-01';
  }
}

const sampleOfType: Readonly<Record<ValueType, FlowLiteral>> = { string: 'text', int: 1, float: 0.5, bool: true };

function sampleOfResult(found: FoundStep | undefined, result: string): FlowLiteral | undefined {
  const step = found?.step;
  const type = step && 'results' in step ? step.results[result] : undefined;
  return type && sampleOfType[type];
}

function sampleOfProperty({ step, path }: Extract<ExpressionNode, { kind: 'property' }>): FlowLiteral {
  if (path.endsWith('Arn')) return `arn:aws:sagemaker:eu-west-1:111122223333:job/${sampleOfVariable.id}-${step}`;
  if (path.endsWith('S3Uri') || path.endsWith('S3ModelArtifacts')) return `${samplePrefix}${step}/output/`;
  if (path.endsWith('Name')) return `${sampleOfVariable.id}-${step}`;
  return /(?:Seconds|Count|InGB|Value)$/u.test(path) ? 1 : 'text';
}

function sampleOfItem(items: readonly EachItem[], member: string | undefined): FlowLiteral | undefined {
  for (const { value } of items) {
    if (typeof value !== 'object' && member === undefined) return value;
    if (typeof value === 'object' && member !== undefined && Object.hasOwn(value, member)) return value[member];
  }
  return undefined;
}

function itemsAround(
  flow: Pick<FlowDefinition, 'steps'>,
  steps: ReadonlyMap<string, FoundStep>,
  within: string | undefined,
): readonly EachItem[] {
  let at = within === undefined ? undefined : steps.get(within);
  while (at && at.step.kind !== 'each') at = at.inside && steps.get(at.inside.step);
  if (at?.step.kind === 'each') return at.step.items;
  return allSteps(flow).flatMap(({ step }) => (step.kind === 'each' ? step.items : []));
}
