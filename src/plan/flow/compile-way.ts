import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { compilePipeline } from '../pipeline/compile-pipeline.ts';
import { pipelineRefusals } from '../pipeline/refusals.ts';
import { compileStates } from '../states/compile-states.ts';
import { statesRefusals } from '../states/refusals.ts';
import { directRefusals } from './direct-refusals.ts';
import type { FlowFinding } from './finding.ts';
import type { Compiled, FlowContext, PlannedStep } from './flow-plan.ts';

/** What of the flow the way of running can't do. */
export function wayRefusals(flow: FlowDefinition, { way }: FlowContext): FlowFinding[] {
  switch (way) {
    case 'job':
      return directRefusals(flow);
    case 'pipeline':
      return pipelineRefusals(flow);
    case 'states':
      return statesRefusals(flow);
  }
}

/** The planned steps as the orchestrator takes them, and what is wrong with the whole of it. */
export function compileWay(
  flow: FlowDefinition,
  steps: readonly PlannedStep[],
  context: FlowContext,
): { compiled: Compiled; findings: readonly FlowFinding[] } {
  switch (context.way) {
    case 'job':
      return { compiled: { way: 'job' }, findings: [] };
    case 'pipeline': {
      const { definition, text, findings } = compilePipeline(flow, steps, context);
      return { compiled: { way: 'pipeline', definition, text }, findings };
    }
    case 'states': {
      const { definition, text, policy, findings } = compileStates(flow, steps, context);
      return { compiled: { way: 'states', definition, text, policy }, findings };
    }
  }
}
