import type { Lookup } from '../../define/expression/evaluate.ts';
import type { ExpressionNode, Template } from '../../define/expression/node.ts';
import { expressionText } from '../../define/expression/text.ts';
import type { EachStep, FlowDefinition } from '../../define/flow/flow-definition.ts';
import { sampleLookup } from '../../define/flow/sample-lookup.ts';
import { allSteps, expressionsOf, itemStepName, stepsByName, type FoundStep } from '../../define/flow/walk.ts';
import type { RunPlace } from '../layout.ts';
import type { FlowContext } from './flow-plan.ts';
import { newMemo, type Memo } from './memo.ts';

/** What the requests of all steps of a flow are written from, besides the step itself. */
export interface FlowScope {
  flow: FlowDefinition;
  context: FlowContext;
  /** Every step by each name that an expression may call it by. */
  steps: ReadonlyMap<string, FoundStep>;
  /** The expressions of each step, by its name. */
  expressions: ReadonlyMap<string, readonly ExpressionNode[]>;
  /** Names of the steps of which an expression reads a metric. */
  metricsRead: ReadonlySet<string>;
  /** An example value of each expression. */
  sample: Lookup;
  memo: Memo;
}

/** As `FlowScope`, for one step. */
export interface StepScope extends FlowScope {
  /** The step's name as its places and tags bear it: within an `each` every item's run has its own. */
  mark: Template;
}

/** The id of the run. */
export const runId = expressionText({ kind: 'execution', name: 'id' });
/** The name of the job that a request starts. */
export const jobName = expressionText({ kind: 'execution', name: 'job' });
const itemName = expressionText({ kind: 'execution', name: 'item' });

export function flowScope(flow: FlowDefinition, context: FlowContext): FlowScope {
  const steps = stepsByName(flow);
  const expressions = new Map(allSteps(flow).map(({ step }) => [step.name, expressionsOf(step)]));
  const metrics = [...expressions.values()]
    .flat()
    .flatMap((node) => (node.kind === 'metric' ? [steps.get(node.step)?.step.name ?? ''] : []));
  const sample = sampleLookup(flow, { params: context.params });
  return { flow, context, steps, expressions, metricsRead: new Set(metrics), sample, memo: newMemo() };
}

export function scopeOf(name: string, scope: FlowScope): StepScope {
  return { ...scope, mark: eachAround(name, scope.steps) ? itemStepName(name, itemName) : name };
}

/** The `each` that a step lies in, however deep. */
export function eachAround(name: string, steps: ReadonlyMap<string, FoundStep>): EachStep | undefined {
  const around = steps.get(steps.get(name)?.inside?.step ?? '');
  if (around === undefined || around.step.kind === 'each') return around?.step as EachStep | undefined;
  return eachAround(around.step.name, steps);
}

/** The place of the step's outputs, which is another in each run. */
export function placeOf({ context, mark }: StepScope): RunPlace {
  return { bucket: context.bucket, project: context.project, run: `${runId}/${mark}` };
}

/** Tags by which mlx finds what the step makes. */
export function marksOf({ context, flow, mark }: StepScope): Record<string, string> {
  return { 'mlx:project': context.project, 'mlx:flow': flow.name, 'mlx:step': mark, 'mlx:run': runId };
}
