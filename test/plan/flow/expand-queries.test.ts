import { expect, test } from 'vitest';
import { expandQueries } from '../../../src/plan/flow/expand-queries.ts';
import type { ResolvedInput } from '../../../src/plan/plan.ts';
import { contextOf, flowOf, jobStep, plain, stored } from './fixture.ts';

const query: ResolvedInput = { kind: 'query', sql: 'select 1', database: 'nyc', format: 'parquet', from: 'sql' };

test('a query of an input becomes a step of its own, whose rows the input then is', () => {
  const train = jobStep('train', { inputs: { rows: stored, raw: stored } });
  const flow = flowOf([train]);
  const expanded = expandQueries(flow, contextOf(flow, 'job', { resolved: { train: { rows: query } } }));
  expect(expanded.steps).toEqual([
    {
      kind: 'sql',
      name: 'train-rows',
      after: [],
      sql: 'select 1',
      database: 'nyc',
      format: 'parquet',
      output: { kind: 'files' },
    },
    { ...train, inputs: { rows: { kind: 'output', step: 'train-rows', output: 'rows' }, raw: stored } },
  ]);
  expect(expanded.places['train-rows']).toEqual(flow.places['train']);
});

test('a flow without queries stays as it is', () => {
  const flow = flowOf([jobStep('train', { inputs: { raw: stored } })]);
  expect(expandQueries(flow, contextOf(flow, 'job'))).toBe(flow);
});

test('names are cut to what a step may be called, and taken ones are passed over', () => {
  const long = 'a'.repeat(60);
  const flow = flowOf([
    jobStep(long, { inputs: { the_first: stored, the_second: stored } }),
    jobStep('b', { inputs: { rows: stored } }),
    jobStep('b-rows'),
  ]);
  const resolved: Record<string, Record<string, ResolvedInput>> = {
    [long]: { the_first: query, the_second: query },
    b: { rows: query },
  };
  const names = expandQueries(flow, contextOf(flow, 'job', { resolved })).steps.map(({ name }) => name);
  expect(new Set(names).size).toBe(6);
  expect(names).toContain('b-rows-2');
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9](-*[A-Za-z0-9_]){0,63}$/u);
});

test('a query within an each stands before it, since it is the same for every item', () => {
  const items = [{ name: 'small', value: 1 }];
  const inner = jobStep('train', { inputs: { rows: stored } });
  const condition = { kind: 'compare', operator: 'equals', left: 1, right: 1 } as const;
  const when = { kind: 'when', ...plain('if'), condition, then: [inner], otherwise: [] } as const;
  const flow = flowOf([{ kind: 'each', ...plain('sizes'), items, steps: [when] }]);
  const expanded = expandQueries(flow, contextOf(flow, 'job', { resolved: { train: { rows: query } } }));
  expect(expanded.steps.map(({ name }) => name)).toEqual(['train-rows', 'sizes']);
  expect(JSON.stringify(expanded.steps[1])).not.toContain('"sql"');
});

test('a query within a branch stays there, so that it is asked only when the branch is taken', () => {
  const condition = { kind: 'compare', operator: 'equals', left: 1, right: 1 } as const;
  const train = jobStep('train', { inputs: { rows: stored } });
  const flow = flowOf([{ kind: 'when', ...plain('if'), condition, then: [train], otherwise: [] }]);
  const [when] = expandQueries(flow, contextOf(flow, 'job', { resolved: { train: { rows: query } } })).steps;
  expect(when?.kind === 'when' && when.then.map(({ name }) => name)).toEqual(['train-rows', 'train']);
});
