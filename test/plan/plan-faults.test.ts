import { describe, expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import type { JobDefinition } from '../../src/define/definition.ts';
import type { PlanContext } from '../../src/plan/plan.ts';
import { jobOf, placesOf, planOf } from './fixture.ts';

function faultsOf(change: Partial<JobDefinition>, context: Partial<PlanContext> = {}) {
  try {
    planOf(jobOf(change), context);
  } catch (error) {
    if (error instanceof MlxError && error.code === 'PLAN_FAULTS') return error.faults;
    throw error;
  }
  return [];
}

function linesOf(change: Partial<JobDefinition>, context?: Partial<PlanContext>): string[] {
  return faultsOf(change, context).map(({ place, what }) => `${place.line}: ${what}`);
}

describe('a fault of a plan', () => {
  test("stands at the head's line and names the key and AWS's field", () => {
    const places = placesOf('kind', 'instance');
    expect(faultsOf({ instance: 'ml.m5.lagre', places })).toEqual([
      {
        place: places['instance'],
        what: 'instance is "ml.m5.lagre", which SageMaker does not have for processing jobs',
        rule: expect.stringMatching(
          /^ProcessingResources.ClusterConfig.InstanceType takes one of \d+ values$/,
        ) as string,
        fix: 'instance = "ml.m5.large"',
        nearest: 'ml.m5.large',
      },
    ]);
  });

  test('is told with all others at once, in the order of the lines', () => {
    const change: Partial<JobDefinition> = {
      count: 101,
      volume: 20_000,
      maxRuntime: 800_000,
      env: { 'A-B': 'x', LONG: 'x'.repeat(257) },
      tags: { 'a!': '' },
      vpc: { subnets: ['subnet_1'], securityGroups: [] },
      places: placesOf('count', 'volume', 'max_runtime', 'env', 'env.LONG', 'tags.a!', 'vpc', 'vpc.subnets'),
    };
    expect(linesOf(change)).toEqual([
      '3: count is 101; SageMaker takes at most 100',
      '4: volume is 20000; SageMaker takes at most 16384',
      '5: max_runtime is 800000; SageMaker takes at most 777600',
      '6: env.A-B is "A-B", which SageMaker does not take',
      '7: env.LONG has 257 characters; SageMaker takes at most 256',
      '8: tags.a! is "a!", which SageMaker does not take',
      '9: vpc.security_groups has 0 entries; SageMaker takes at least 1',
      '10: vpc.subnets is "subnet_1", which SageMaker does not take',
    ]);
  });

  test('is one where a text has a bad length and so no good form', () => {
    const places = placesOf('metrics.auc');
    expect(linesOf({ kind: 'training', metrics: { auc: '' }, places })).toEqual([
      '3: metrics.auc has 0 characters; SageMaker takes at least 1',
    ]);
  });

  test('finds the param of an argument, and of a hyperparameter', () => {
    const params: JobDefinition['params'] = {
      depth: { type: 'int', default: 6, required: false },
      note: { type: 'string', required: true },
    };
    const places = placesOf('params.depth', 'params.note');
    const note = 'x'.repeat(257);
    expect(linesOf({ params, places }, { params: { note } })).toEqual([
      '4: params.note has 257 characters; SageMaker takes at most 256',
    ]);
    expect(linesOf({ kind: 'training', params, places }, { params: { note } })).toEqual([]);
    expect(linesOf({ kind: 'training', params, places }, { params: { note: 'x'.repeat(2501) } })).toEqual([
      '4: params.note has 2501 characters; SageMaker takes at most 2500',
    ]);
    expect(linesOf({ kind: 'training', params, places }, { params: { note: 'two\nlines' } })).toEqual([
      String.raw`4: params.note is "two\nlines", which SageMaker does not take`,
    ]);
  });

  test('finds the input, the output and the metric by name', () => {
    const places = placesOf('inputs.a', 'outputs.b', 'metrics.auc');
    const far = `s3://data/${'x'.repeat(1024)}/`;
    const inputs: JobDefinition['inputs'] = { a: { kind: 's3', uri: far } };
    const resolved = { a: { kind: 'prefix', uri: far, from: far } } as const;
    const outputs: JobDefinition['outputs'] = { b: { kind: 's3', uri: far } };
    expect(linesOf({ inputs, outputs, places }, { inputs: resolved })).toEqual([
      '3: inputs.a has 1035 characters; SageMaker takes at most 1024',
      '4: outputs.b has 1035 characters; SageMaker takes at most 1024',
    ]);
    expect(
      linesOf({ kind: 'training', inputs, metrics: { auc: 'x'.repeat(501) }, places }, { inputs: resolved }),
    ).toEqual([
      '3: inputs.a has 1035 characters; SageMaker takes at most 1024',
      '5: metrics.auc has 501 characters; SageMaker takes at most 500',
    ]);
  });

  test('counts the code as one of the inputs', () => {
    const inputs = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`i${index}`, { kind: 's3', uri: 's3://data/' } as const]),
    );
    expect(linesOf({ inputs, places: placesOf('inputs') })).toEqual([
      '3: inputs has 11 entries; SageMaker takes at most 10',
    ]);
  });

  test('tells a rule that joins two keys', () => {
    const places = placesOf('spot', 'volume');
    expect(linesOf({ kind: 'training', spot: { maxWait: 60 }, maxRuntime: 61, places })).toEqual([
      '3: MaxWaitTimeInSeconds (60) must be at least MaxRuntimeInSeconds (61)',
    ]);
    expect(linesOf({ instance: 'ml.g4dn.xlarge', volume: 126, places })).toEqual([
      '4: volume is 126; SageMaker takes at most 125',
    ]);
    expect(linesOf({ tags: { 'mlx:job': 'mine' } })).toEqual(['1: Two tags have the key mlx:job']);
  });

  test('stands at the top of the script where the head says nothing', () => {
    expect(faultsOf({ count: 0 })[0]?.place).toEqual({
      file: '/project/jobs/prepare.py',
      line: 1,
      column: 1,
      length: 1,
      text: '',
    });
  });

  test('says that training has no fixed places for its outputs', () => {
    const outputs: JobDefinition['outputs'] = { copy: { kind: 's3', uri: 's3://elsewhere/' } };
    expect(linesOf({ kind: 'training', outputs, places: placesOf('outputs.copy') })).toEqual([
      '3: outputs.copy is a fixed place, and a training job writes only below its own run',
    ]);
  });

  test('says that a file would travel twice', () => {
    const code = ['prepare.py', 'mlx_bootstrap.py', 'job.json'].map((as) => ({ as, content: Buffer.from('') }));
    expect(linesOf({ places: placesOf('include') }, { code })).toEqual(['3: two files would travel as job.json']);
  });

  test('says that a shell script has Windows line ends', () => {
    const code = [{ as: 'prepare.sh', content: Buffer.from('echo a\r\necho b\r\n') }];
    const script = '/project/jobs/prepare.sh';
    expect(linesOf({ language: 'shell', script }, { code })).toEqual(['1: prepare.sh has Windows line ends']);
    expect(linesOf({ language: 'python', script }, { code })).toEqual([]);
  });

  test('says that Spark would run on many machines', () => {
    expect(linesOf({ spark: true, count: 2, places: placesOf('count') })).toEqual([
      '3: Spark would run on 2 machines of a processing job',
    ]);
    expect(linesOf({ spark: true })).toEqual([]);
  });

  test('cuts a long value in its own sentence', () => {
    const [fault] = faultsOf({ role: 'x' }, { role: 'x'.repeat(5000) });
    expect(fault?.what.length).toBeLessThan(120);
  });
});
