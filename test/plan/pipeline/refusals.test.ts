import { expect, it, test } from 'vitest';
import type { Condition } from '../../../src/define/expression/node.ts';
import type { Step, TuneStep } from '../../../src/define/flow/flow-definition.ts';
import { pipelineRefusals } from '../../../src/plan/pipeline/refusals.ts';
import { flowOf, jobStep, runId, text } from './planned.ts';

const always: Condition = { kind: 'compare', operator: 'equals', left: runId, right: runId };

function when(name: string, then: readonly Step[]): Step {
  return { kind: 'when', name, after: [], condition: always, then, otherwise: [] };
}

function each(name: string, steps: readonly Step[]): Step {
  return { kind: 'each', name, after: [], items: [{ name: 'small', value: 2 }], steps };
}

const ask: Step = { kind: 'lambda', name: 'ask', after: [], function: 'ask', payload: {}, results: {} };
const search: TuneStep = {
  kind: 'tune',
  name: 'search',
  after: [],
  job: jobStep('search', 'training').job,
  params: {},
  inputs: {},
  ranges: {},
  objective: { metric: 'auc', goal: 'Maximize' },
  strategy: 'Random',
  jobs: 2,
  atOnce: 1,
};
const retry = { attempts: 2, interval: 1, backoff: 2 };

test('a pipeline does every kind of step', () => {
  const steps = [
    jobStep('prepare', 'processing', { retry, timeout: 60 }),
    each('sizes', [when('good', [ask])]),
    search,
  ];
  expect(pipelineRefusals(flowOf(steps))).toEqual([]);
});

const refused: readonly [sentence: string, steps: readonly Step[], step: string, rule: RegExp][] = [
  ['a when inside of a when', [when('outer', [when('inner', [])])], 'inner', /no further condition/u],
  ['one that lies deeper', [when('outer', [each('sizes', [when('inner', [])])])], 'inner', /no further condition/u],
  [
    'waiting for the branches of a when',
    [when('good', []), jobStep('report', 'processing', { after: ['good'] })],
    'report',
    /as soon as it is answered/u,
  ],
  [
    'waiting for those inside of an each',
    [each('sizes', [when('good', [])]), jobStep('report', 'processing', { after: ['sizes'] })],
    'report',
    /as soon as it is answered/u,
  ],
  ['Glue', [jobStep('sums', 'processing', { spark: { kind: 'glue', job: 'sums' } })], 'sums', /no step for Glue/u],
  ['the timeout of a lambda', [{ ...ask, timeout: 60 }], 'ask', /ends only jobs/u],
  [
    'the name of a job in what is none',
    [{ ...ask, payload: { job: text({ kind: 'execution', name: 'job' }) } }],
    'ask',
    /their own names/u,
  ],
  [
    'another metric of a search than its objective',
    [search, { ...ask, payload: { loss: text({ kind: 'metric', step: 'search', metric: 'loss' }) } }],
    'ask',
    /only the objective, auc/u,
  ],
];

it.each(refused)('a pipeline can’t do %s', (_, steps, step, rule) => {
  expect(pipelineRefusals(flowOf(steps))).toEqual([
    expect.objectContaining({ step, rule: expect.stringMatching(rule) as string }),
  ]);
});

test('where others can, it is said which', () => {
  expect(pipelineRefusals(flowOf([when('outer', [when('inner', [])])]))[0]?.ways).toEqual(['job', 'states']);
});
