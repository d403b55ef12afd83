import type { FlowDefinition, Step } from '../../../src/define/flow/flow-definition.ts';
import { branchesOf } from '../../../src/define/flow/walk.ts';
import { compilePipeline, type CompiledPipeline } from '../../../src/plan/pipeline/compile-pipeline.ts';
import { pipelineRefusals } from '../../../src/plan/pipeline/refusals.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { contextOf, planned } from '../flow/fixture.ts';

export interface RandomPipeline {
  seed: number;
  flow: FlowDefinition;
  compiled: CompiledPipeline;
}

/** Random flows compiled, of those that a pipeline can do once options are gone that it can't keep. */
export function randomPipelines(count: number): RandomPipeline[] {
  const found: RandomPipeline[] = [];
  for (let seed = 1; found.length < count; seed++) {
    const flow = withoutRefused(randomFlow(seed, { steps: 4 + (seed % 20) }));
    if (pipelineRefusals(flow).length > 0) continue;
    const context = contextOf(flow, 'pipeline', { approvals });
    found.push({ seed, flow, compiled: compilePipeline(flow, planned(flow, 'pipeline', context).steps, context) });
  }
  return found;
}

const approvals = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';

function withoutRefused(flow: FlowDefinition): FlowDefinition {
  const refused = new Set(pipelineRefusals(flow).map(({ step }) => step));
  return { ...flow, steps: flow.steps.map((step) => plain(step, refused)) };
}

function plain(step: Step, refused: ReadonlySet<string>): Step {
  const inner = Object.fromEntries(
    branchesOf(step).map(({ branch, steps }) => [
      branch === 'each' ? 'steps' : branch,
      steps.map((each) => plain(each, refused)),
    ]),
  );
  const { retry, cache, after, ...rest } = step;
  const kept = refused.has(step.name) ? { after: [] } : { after, ...(retry && { retry }), ...(cache && { cache }) };
  return { ...rest, ...kept, ...inner };
}
