import type { FlowDefinition } from '../../../src/define/flow/flow-definition.ts';
import { compilePipeline, type CompiledPipeline } from '../../../src/plan/pipeline/compile-pipeline.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { contextOf, planned } from '../flow/fixture.ts';

export interface RandomPipeline {
  seed: number;
  flow: FlowDefinition;
  compiled: CompiledPipeline;
}

/** Random flows compiled: a pipeline takes every one of them. */
export function randomPipelines(count: number): RandomPipeline[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = index + 1;
    const flow = randomFlow(seed, { steps: 4 + (seed % 20) });
    const context = contextOf(flow, 'pipeline', { approvals });
    return { seed, flow, compiled: compilePipeline(flow, planned(flow, 'pipeline', context).steps, context) };
  });
}

const approvals = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';
