import type { FlowDefinition, SparkEngine, Step } from '../../../src/define/flow/flow-definition.ts';
import type { FlowContext, StateMachine } from '../../../src/plan/flow/flow-plan.ts';
import { planFlow } from '../../../src/plan/flow/plan-flow.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { contextOf } from '../flow/fixture.ts';

const approvals = 'https://sqs.us-east-1.amazonaws.com/123456789012/mlx-approvals';

/** What the flow is compiled to as a state machine, requests and all. */
export function compiledStates(
  flow: FlowDefinition,
  change: Partial<FlowContext> = {},
): { definition: StateMachine; policy: object } {
  const { compiled } = planFlow(flow, contextOf(flow, 'states', { approvals, ...change }));
  if (compiled.way !== 'states') throw new Error(`compiled as ${compiled.way}`);
  return compiled;
}

export function machineOf(flow: FlowDefinition): StateMachine {
  return compiledStates(flow).definition;
}

const engines: readonly SparkEngine[] = [
  { kind: 'sagemaker' },
  { kind: 'glue', job: 'etl' },
  { kind: 'emr-serverless', application: '00f1' },
];

/** A random flow whose Spark runs on one engine or another. */
export function randomStates(seed: number, steps: number): FlowDefinition {
  const flow = randomFlow(seed, { steps });
  const engine = engines[seed % engines.length]!;
  return { ...flow, steps: flow.steps.map((step) => onEngine(step, engine)) };
}

function onEngine(step: Step, engine: SparkEngine): Step {
  return step.kind === 'job' && step.spark ? { ...step, spark: engine } : step;
}
