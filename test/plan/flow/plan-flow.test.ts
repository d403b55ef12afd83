import { describe, expect, test } from 'vitest';
import { MlxError } from '../../../src/base/errors.ts';
import { ways } from '../../../src/base/way.ts';
import { planFlow } from '../../../src/plan/flow/plan-flow.ts';
import type { FlowContext } from '../../../src/plan/flow/flow-plan.ts';
import type { FlowDefinition } from '../../../src/define/flow/flow-definition.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { contextOf, flowOf, jobStep, plain, stored, text } from './fixture.ts';

const registered = {
  kind: 'register',
  ...plain('keep'),
  model: 's3://b/model.tar.gz',
  image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/own:1',
  group: 'delays',
  approval: 'Approved',
  metrics: {},
  baselines: {},
  contentTypes: ['text/csv'],
  responseTypes: ['text/csv'],
  properties: {},
} as const;

describe('a planned flow', () => {
  test('is the same for the same flow, and leaves what it was given alone', () => {
    for (const way of ways) {
      const flow = randomFlow(7, { steps: 15, kinds: ['processing', 'training', 'tune', 'sql'] });
      const [before, context] = [structuredClone(flow), contextOf(flow, way)];
      expect(planFlow(flow, context)).toEqual(planFlow(flow, context));
      expect(flow).toEqual(before);
    }
  });

  test.each(ways)('is made of every random flow, as %s', (way) => {
    for (let seed = 1; seed <= 60; seed++) {
      const flow = randomFlow(seed, { steps: 4 + (seed % 20) });
      const approvals = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';
      expect(planFlow(flow, contextOf(flow, way, { approvals })).compiled.way).toBe(way);
    }
  });

  test('tells which steps its way does not try again', () => {
    const retry = { attempts: 2, interval: 1, backoff: 2 };
    const ask = { kind: 'lambda', ...plain('ask'), function: 'ask', payload: {}, results: {}, retry } as const;
    const flow = flowOf([jobStep('prepare', { retry }), ask]);
    const { compiled, lost } = planFlow(flow, contextOf(flow, 'pipeline'));
    expect(lost).toContainEqual({ about: 'retry', text: expect.stringMatching(/^ask not tried again/) as string });
    const retried = compiled.way === 'pipeline' ? compiled.definition.Steps.map((step) => 'RetryPolicies' in step) : [];
    expect(retried).toEqual([true, false]);
    expect(planFlow(flow, contextOf(flow, 'states')).lost).not.toContainEqual(
      expect.objectContaining({ about: 'retry' }),
    );
  });

  test('is compiled for its way', () => {
    const flow = flowOf([jobStep('prepare')]);
    expect(planFlow(flow, contextOf(flow, 'job')).compiled).toEqual({ way: 'job' });
    expect(planFlow(flow, contextOf(flow, 'pipeline')).compiled).toMatchObject({
      definition: { Steps: [{ Name: 'prepare', Type: 'Processing' }] },
    });
    expect(planFlow(flow, contextOf(flow, 'states')).compiled).toMatchObject({
      definition: { States: { prepare: { Type: 'Task' } } },
    });
  });

  test('tells what has to be there before: buckets, the queue of approvals and the groups of its models', () => {
    const copy = jobStep('copy', {
      job: jobDefinition('copy', { outputs: { all: { kind: 's3', uri: 's3://archive/all/' } } }),
    });
    const ask = { kind: 'approval', ...plain('ask'), message: 'go on?', results: {} } as const;
    const flow = flowOf([copy, ask, registered]);
    const approvals = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';
    expect(planFlow(flow, contextOf(flow, 'job', { approvals })).needs).toEqual({
      buckets: ['bucket', 'archive'],
      queue: approvals,
      groups: ['delays'],
    });
  });

  test('is deployed under a name of its project that every service takes', () => {
    expect(deployedAs('my flights', 'delays')).toBe('my-flights-delays');
    const long = [deployedAs('p', `${'x'.repeat(90)}1`), deployedAs('p', `${'x'.repeat(90)}2`)];
    expect(new Set(long).size).toBe(2);
    expect(Math.max(...long.map((name) => name.length))).toBe(80);
  });

  test('costs what its steps cost, as far as that is known', () => {
    const sql = {
      kind: 'sql',
      ...plain('rows'),
      sql: 'select 1',
      format: 'parquet',
      output: { kind: 'files' },
    } as const;
    const flow = flowOf([jobStep('a'), jobStep('b', { instance: 'ml.m5.xlarge', count: 2 }), sql]);
    expect(planFlow(flow, contextOf(flow, 'job')).price).toEqual({
      atLimit: 0.575,
      note: 'if every step runs until its limit; one step of unknown price aside',
    });
  });

  test('tells what each way keeps and loses', () => {
    const flow = flowOf([jobStep('prepare', { cache: { expireAfter: 3600 } })]);
    const topics = (way: (typeof ways)[number]) => {
      const { kept, lost } = planFlow(flow, contextOf(flow, way));
      return { kept: kept.map(({ about }) => about), lost: lost.map(({ about }) => about) };
    };
    expect(topics('pipeline').kept).toEqual(
      expect.arrayContaining(['lineage', 'experiments', 'retry', 'cache', 'monitoring']),
    );
    expect(topics('states').lost).toEqual(expect.arrayContaining(['cache', 'experiments', 'lineage', 'start-up']));
    expect(topics('job').lost).toEqual(expect.arrayContaining(['cache', 'experiments', 'start-up']));
  });
});

describe('faults of a flow', () => {
  test('are told all at once, those of a head at its line and those of a step where it stands', () => {
    const place = { file: 'jobs/prepare.py', line: 4, column: 3, length: 8, text: '# instance = "ml.huge"' };
    const job = jobDefinition('prepare', { instance: 'ml.huge', places: { instance: place } });
    const flow = flowOf([jobStep('prepare', { job }), jobStep('again', { count: 999 })]);
    expect(faultsOf(flow)).toMatchObject([
      { place: { file: 'flows/delays.flow.ts', line: 3 }, what: 'count is 999; SageMaker takes at most 100' },
      { place, what: 'instance is "ml.huge", which SageMaker does not have for processing jobs' },
    ]);
  });

  test('of what a step says for itself stand at the step, not in the head', () => {
    const place = { file: 'jobs/prepare.py', line: 4, column: 3, length: 8, text: '# instance = "ml.m5.large"' };
    const job = jobDefinition('prepare', { places: { instance: place } });
    const flow = flowOf([jobStep('prepare', { job, instance: 'ml.huge' })]);
    expect(faultsOf(flow)).toMatchObject([{ place: { file: 'flows/delays.flow.ts', line: 2 } }]);
  });

  test('are found in the values of a run and of every item', () => {
    const machine = text({ kind: 'param', name: 'machine' });
    const asked = flowOf([jobStep('prepare', { instance: machine })], {
      params: { machine: { type: 'string', default: 'ml.m5.large', required: false } },
    });
    expect(faultsOf(asked)).toEqual([]);
    expect(faultsOf(asked, { params: { machine: 'ml.huge' } })).toHaveLength(1);
    const items = ['ml.m5.large', 'ml.huge', 'ml.vast'].map((value) => ({
      name: value.slice(3).replace('.', '-'),
      value,
    }));
    const inner = jobStep('train', { instance: text({ kind: 'item' }) });
    expect(faultsOf(flowOf([{ kind: 'each', ...plain('all'), items, steps: [inner] }]))).toHaveLength(2);
  });

  test('of steps that look alike are told for each, those of a head that they share once', () => {
    expect(faultsOf(flowOf([jobStep('a', { count: 999 }), jobStep('b', { count: 999 })]))).toHaveLength(2);
    const job = jobDefinition('prepare', { count: 999 });
    expect(faultsOf(flowOf([jobStep('a', { job }), jobStep('b', { job })]))).toHaveLength(1);
  });

  test('of what a way of running can not do name the ways that can', () => {
    const flow = flowOf([jobStep('prepare', { env: { RUN: text({ kind: 'execution', name: 'arn' }) } })]);
    expect(faultsOf(flow)).toMatchObject([
      {
        what: 'prepare reads {execution.arn}',
        fix: 'Read {execution.id} or {execution.flow}. Or run it --as pipeline or --as states.',
      },
    ]);
    expect(faultsOf(flow, { way: 'pipeline' })).toEqual([]);
  });

  test('are CSV rows without a header, and all items of an each for a training', () => {
    const sql = { kind: 'sql', ...plain('rows'), sql: 'select 1', format: 'csv', output: { kind: 'files' } } as const;
    const each = { kind: 'each', ...plain('all'), items: [{ name: 'a', value: 1 }], steps: [jobStep('part')] } as const;
    const many = { kind: 'outputs', each: 'all', step: 'part', output: 'rows' } as const;
    const train = jobStep('train', { job: jobDefinition('train', { kind: 'training' }), inputs: { parts: many } });
    expect(faultsOf(flowOf([sql, each, train])).map(({ what }) => what)).toEqual([
      'rows writes its rows as CSV',
      'parts of train is part.rows of every item of all',
    ]);
  });

  test('are values read from inside a packed model, and metrics of jobs whose log nobody reads', () => {
    const train = jobStep('train', { job: jobDefinition('train', { kind: 'training' }) });
    const spark = jobDefinition('sum', { spark: true, metrics: { rows: 'rows=(.+)' } });
    const sum = jobStep('sum', { job: spark, spark: { kind: 'glue', job: 'etl' } });
    const read = text({ kind: 'json', step: 'train', output: 'model', file: 'report.json', path: 'auc' });
    const fail = {
      kind: 'fail',
      ...plain('end'),
      message: `${read} ${text({ kind: 'metric', step: 'sum', metric: 'rows' })}`,
    } as const;
    expect(faultsOf(flowOf([train, sum, fail])).map(({ rule }) => rule)).toEqual([
      'model is packed as model.tar.gz, which no service looks into',
      'nobody reads metrics from the log of a job of Glue or EMR Serverless',
    ]);
  });

  test('are the name of an item where there is none', () => {
    const read = { env: { ITEM: text({ kind: 'execution', name: 'item' }) } };
    const each = {
      kind: 'each',
      ...plain('all'),
      items: [{ name: 'a', value: 1 }],
      steps: [jobStep('part', read)],
    } as const;
    expect(faultsOf(flowOf([each, jobStep('alone', read)])).map(({ what }) => what)).toEqual([
      'alone reads {execution.item} and lies in no each',
    ]);
  });

  test('are Spark on several machines of SageMaker, and variables that EMR Serverless would take apart', () => {
    const job = jobDefinition('sum', { spark: true });
    const wide = jobStep('wide', { job, count: 3, spark: { kind: 'sagemaker' } });
    const spark = { kind: 'emr-serverless', application: '00f1' } as const;
    const loose = jobStep('loose', { job, env: { WORDS: 'two words' }, spark });
    expect(faultsOf(flowOf([wide, loose])).map(({ what }) => what)).toEqual([
      'Spark would run on 3 machines of a processing job',
      'WORDS of loose has a space or a quote in it',
    ]);
  });

  test('are words of the service that takes the request', () => {
    const sql = {
      kind: 'sql',
      ...plain('rows'),
      sql: 'x'.repeat(300_000),
      format: 'parquet',
      output: { kind: 'files' },
    } as const;
    expect(faultsOf(flowOf([sql]))[0]?.what).toMatch(/QueryString has 300\d+ characters; Athena takes at most 262144/u);
  });

  test('are more inputs than a job may have, counting those of every item', () => {
    const items = Array.from({ length: 10 }, (_, index) => ({ name: `n${index}`, value: index }));
    const each = { kind: 'each', ...plain('all'), items, steps: [jobStep('part')] } as const;
    const parts = { kind: 'outputs', each: 'all', step: 'part', output: 'rows' } as const;
    expect(faultsOf(flowOf([each, jobStep('gather', { inputs: { parts, raw: stored } })]))).toMatchObject([
      { place: { line: 4 }, what: 'inputs has 12 entries; SageMaker takes at most 10' },
    ]);
  });
});

function deployedAs(project: string, name: string): string {
  const flow = flowOf([jobStep('prepare')], { name });
  return planFlow(flow, contextOf(flow, 'job', { project })).deployed;
}

function faultsOf(flow: FlowDefinition, change: Partial<FlowContext> = {}): MlxError['faults'] {
  try {
    planFlow(flow, contextOf(flow, 'job', change));
    return [];
  } catch (error) {
    if (error instanceof MlxError && error.code === 'FLOW_FAULTS') return error.faults;
    throw error;
  }
}
