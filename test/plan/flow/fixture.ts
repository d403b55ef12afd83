import type { Way } from '../../../src/base/way.ts';
import type { ExpressionNode } from '../../../src/define/expression/node.ts';
import { expressionText, printed } from '../../../src/define/expression/text.ts';
import type {
  FlowDefinition,
  JobStep,
  Step,
  StepInput,
  StepOptions,
} from '../../../src/define/flow/flow-definition.ts';
import { allSteps } from '../../../src/define/flow/walk.ts';
import type { FlowContext, PlannedStep, StepContext } from '../../../src/plan/flow/flow-plan.ts';
import { expandQueries } from '../../../src/plan/flow/expand-queries.ts';
import { planSteps, type PlannedSteps } from '../../../src/plan/flow/plan-steps.ts';
import { flowScope } from '../../../src/plan/flow/step-scope.ts';
import type { ResolvedInput } from '../../../src/plan/plan.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';

/** A flow of these steps; each stands on a line of its own, the first on line 2. */
export function flowOf(steps: readonly Step[], change: Partial<FlowDefinition> = {}): FlowDefinition {
  const file = 'flows/delays.flow.ts';
  const names = ['', ...allSteps({ steps }).map(({ step }) => step.name)];
  const places = names.map((name, index) => [name, { file, line: index + 1, column: 1, length: 4, text: name }]);
  return { name: 'delays', params: {}, steps, places: Object.fromEntries(places), ...change };
}

export function jobStep(name: string, change: Partial<JobStep> = {}): JobStep {
  const { job = jobDefinition(name), inputs = {} } = change;
  const refs = Object.fromEntries(Object.keys(inputs).map((input) => [input, stored.ref]));
  const params = {};
  return { kind: 'job', ...plain(name), params, env: {}, ...change, inputs, job: { ...job, inputs: refs } };
}

export function plain(name: string): StepOptions {
  return { name, after: [] };
}

/** An input from outside of the flow. */
export const stored = { kind: 'ref', ref: { kind: 's3', uri: 's3://data/raw/' } } as const satisfies StepInput;

export function text(node: ExpressionNode): string {
  return expressionText(node);
}

/** A context in us-east-1 in which every input from outside lies at a prefix, unless `inputs` says otherwise. */
export function contextOf(
  flow: FlowDefinition,
  way: Way,
  change: Partial<FlowContext> & { resolved?: Readonly<Record<string, Record<string, ResolvedInput>>> } = {},
): FlowContext {
  const { resolved = {}, ...rest } = change;
  const steps = allSteps(flow).map(({ step }): [string, StepContext] => [
    step.name,
    {
      inputs: { ...Object.fromEntries(inputsOf(step).map((name) => [name, prefix])), ...resolved[step.name] },
      code: 'job' in step ? [{ as: `${step.job.name}.py`, content: Buffer.from('print("hello")\n') }] : [],
    },
  ]);
  return {
    where: 'prod',
    account: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    bucket: 'bucket',
    role: 'arn:aws:iam::123456789012:role/Jobs',
    project: 'flights',
    run: 'delays-20260102-030405-k3fa',
    way,
    params: {},
    steps: Object.fromEntries(steps),
    ...rest,
  };
}

const prefix: ResolvedInput = { kind: 'prefix', uri: 's3://data/raw/', from: 's3://data/raw/' };

function inputsOf(step: Step): string[] {
  if (step.kind === 'transform') return ['input'];
  return 'inputs' in step ? Object.keys(step.inputs) : [];
}

export function planned(flow: FlowDefinition, way: Way = 'job', context = contextOf(flow, way)): PlannedSteps {
  return planSteps(flowScope(expandQueries(flow, context), context));
}

/** The request of one step as people read it: expressions stand between braces. */
export function inputOf(steps: readonly PlannedStep[], name: string): Record<string, unknown> {
  const request = steps.find((step) => step.name === name)?.request;
  return JSON.parse(printed(JSON.stringify(request?.input ?? null))) as Record<string, unknown>;
}
