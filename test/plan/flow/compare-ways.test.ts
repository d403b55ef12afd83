import { expect, test } from 'vitest';
import type { FlowDefinition } from '../../../src/define/flow/flow-definition.ts';
import { compareWays, type WayComparison } from '../../../src/plan/flow/compare-ways.ts';
import { planFlow } from '../../../src/plan/flow/plan-flow.ts';
import { contextOf, flowOf, jobStep, plain, text } from './fixture.ts';

const runId = text({ kind: 'execution', name: 'id' });
const sql = { kind: 'sql', ...plain('rows'), sql: 'select 1', format: 'parquet', output: { kind: 'files' } } as const;

test('requests for a step are told where they differ, each in the words of its way', () => {
  const flow = flowOf([jobStep('prepare', { env: { RUN: runId, MODE: 'fast' } })]);
  const { steps } = compared(flow);
  const differences = new Map(steps[0]?.differences.map(({ path, values }) => [path, values]));
  expect(differences.get('Environment.RUN')).toEqual({
    pipeline: '{"Get":"Execution.PipelineExecutionId"}',
    states: '$$.Execution.Name',
  });
  expect(differences.has('Environment.MODE')).toBe(false);
  expect(differences.get('ProcessingJobName')).not.toHaveProperty('pipeline');
});

test('a step that is another request with each way is told as such, and takes another time to start', () => {
  const { steps, startUp } = compared(flowOf([sql, jobStep('prepare', { after: ['rows'] })]));
  const rows = steps.find(({ name }) => name === 'rows');
  expect(rows?.startUp.pipeline?.seconds).toBeGreaterThan(rows?.startUp.states?.seconds ?? 0);
  expect(rows?.differences.find(({ path }) => path === 'QueryString')?.values).not.toHaveProperty('pipeline');
  expect(startUp.pipeline?.seconds).toBe(2 * (steps[1]?.startUp.pipeline?.seconds ?? 0));
  expect(startUp.states?.note).toContain('anecdotal');
});

test('steps within branches and items are compared as well', () => {
  const condition = { kind: 'compare', operator: 'equals', left: runId, right: 'x' } as const;
  const env = { RUN: runId };
  const each = {
    kind: 'each',
    ...plain('all'),
    items: [{ name: 'a', value: 1 }],
    steps: [jobStep('part', { env })],
  } as const;
  const when = { kind: 'when', ...plain('if'), condition, then: [jobStep('more', { env })], otherwise: [] } as const;
  const { steps } = compared(flowOf([each, when]));
  for (const name of ['part', 'more']) {
    const differences = steps.find((step) => step.name === name)?.differences ?? [];
    expect(differences.find(({ path }) => path === 'Environment.RUN')?.values).toEqual({
      pipeline: '{"Get":"Execution.PipelineExecutionId"}',
      states: '$$.Execution.Name',
    });
  }
});

test('what is kept and lost is told by topic, with the price of each way', () => {
  const { topics, price } = compared(flowOf([jobStep('prepare')]));
  expect(topics.find(({ about }) => about === 'experiments')).toMatchObject({
    kept: { pipeline: [expect.any(String)] },
    lost: { states: [expect.any(String)] },
  });
  expect(price.pipeline?.atLimit).toBe(price.states?.atLimit);
});

function compared(flow: FlowDefinition): WayComparison {
  return compareWays((['pipeline', 'states'] as const).map((way) => planFlow(flow, contextOf(flow, way))));
}
