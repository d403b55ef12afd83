import { describe, expect, test } from 'vitest';
import { printed } from '../../../src/define/expression/text.ts';
import { contextOf, flowOf, inputOf, jobStep, plain, planned, stored, text } from './fixture.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';

const trained = jobDefinition('train', { kind: 'training', metrics: { auc: 'auc=(.+)' } });
const runId = text({ kind: 'execution', name: 'id' });

describe('the job of a step', () => {
  test('writes each output below the run and the step', () => {
    const { steps } = planned(flowOf([jobStep('prepare')]));
    const uri = 's3://bucket/mlx/flights/runs/{execution.id}/prepare/output/rows/';
    expect(steps[0]?.outputs.map((output) => ({ ...output, uri: printed(output.uri) }))).toEqual([
      { name: 'rows', uri },
    ]);
    expect(inputOf(steps, 'prepare')).toMatchObject({
      ProcessingJobName: '{execution.job}',
      ProcessingOutputConfig: { Outputs: [{ OutputName: 'rows', S3Output: { S3Uri: uri } }] },
    });
  });

  test('of training writes below its own name, where its model lies as an archive', () => {
    const { steps } = planned(flowOf([jobStep('train', { job: trained })]));
    expect(inputOf(steps, 'train')).toMatchObject({
      OutputDataConfig: { S3OutputPath: 's3://bucket/mlx/flights/runs/{execution.id}/train', CompressionType: 'GZIP' },
    });
    expect(printed(steps[0]?.outputs[0]?.uri ?? '')).toBe(
      's3://bucket/mlx/flights/runs/{execution.id}/train/{execution.job}/output/model.tar.gz',
    );
  });

  test('reads the output of another step by reference, so that a cached one keeps its place', () => {
    const train = jobStep('train', {
      job: trained,
      inputs: { rows: { kind: 'output', step: 'prepare', output: 'rows' } },
    });
    const { steps } = planned(flowOf([jobStep('prepare'), train]));
    expect(JSON.stringify(inputOf(steps, 'train'))).toContain('"S3Uri":"{prepare.outputs.rows}"');
    expect(steps[1]?.needs).toEqual(['prepare']);
  });

  test('gets its params, variables and machine from the step, expressions and all', () => {
    const params = { day: { type: 'date', default: '2013-01-01', required: false } } as const;
    const step = jobStep('prepare', {
      job: jobDefinition('prepare', { params, env: { A: 'head', B: 'head' } }),
      params: { day: text({ kind: 'param', name: 'day' }) },
      env: { B: `run ${runId}` },
      instance: 'ml.c5.xlarge',
      count: text({ kind: 'param', name: 'machines' }),
    });
    const machines = { type: 'int', default: 2, required: false } as const;
    const { steps } = planned(flowOf([step], { params: { ...params, machines } }));
    expect(inputOf(steps, 'prepare')).toMatchObject({
      AppSpecification: { ContainerArguments: ['--day', '{params.day}'] },
      Environment: { A: 'head', B: 'run {execution.id}', MLX_MARKS: '1' },
      ProcessingResources: { ClusterConfig: { InstanceType: 'ml.c5.xlarge', InstanceCount: '{params.machines}' } },
    });
  });

  test('is tagged with the flow, the step and the run', () => {
    const { steps } = planned(flowOf([jobStep('prepare')]));
    expect(inputOf(steps, 'prepare')['Tags']).toEqual(
      Object.entries({
        'mlx:project': 'flights',
        'mlx:flow': 'delays',
        'mlx:step': 'prepare',
        'mlx:run': '{execution.id}',
        'mlx:job': 'prepare',
      }).map(([Key, Value]) => ({ Key, Value })),
    );
  });

  test('finds files of this machine at a place made from their content', () => {
    const flow = flowOf([
      jobStep('prepare', { inputs: { rules: { kind: 'ref', ref: { kind: 'file', path: '/r.csv' } } } }),
    ]);
    const files = [{ path: '/r.csv', as: 'r.csv', bytes: 3 }];
    const rules = { kind: 'upload', files, hash: 'abc', from: 'file:r.csv' } as const;
    const { uploads, steps } = planned(flow, 'job', contextOf(flow, 'job', { resolved: { prepare: { rules } } }));
    expect(uploads).toContainEqual({
      to: 's3://bucket/mlx/flights/files/abc/r.csv',
      bytes: 3,
      source: { kind: 'file', path: '/r.csv' },
      addressedByContent: true,
    });
    expect(JSON.stringify(inputOf(steps, 'prepare'))).toContain('"s3://bucket/mlx/flights/files/abc/"');
  });

  test('sends the code of a job that many steps run once', () => {
    const job = jobDefinition('prepare');
    const { uploads } = planned(flowOf([jobStep('one', { job }), jobStep('two', { job })]));
    expect(uploads.map(({ to }) => to.split('/').at(-1))).toEqual(['job.json', 'prepare.py']);
  });
});

describe('metrics of a processing job', () => {
  const prepare = jobStep('prepare', { job: jobDefinition('prepare', { metrics: { rows: 'rows=(.+)' } }) });
  const condition = {
    kind: 'compare',
    operator: 'above',
    left: text({ kind: 'metric', step: 'prepare', metric: 'rows' }),
    right: 5,
  } as const;
  const enough = { kind: 'when', ...plain('enough'), condition, then: [], otherwise: [] } as const;

  test('are written to an output of their own where an expression reads one', () => {
    const { steps, uploads } = planned(flowOf([prepare, enough]));
    expect(steps[0]?.outputs.map(({ name }) => name)).toEqual(['rows', 'mlx-metrics']);
    const job = uploads.find(({ to }) => to.endsWith('job.json'))?.source;
    expect(JSON.parse(job?.kind === 'content' ? job.content.toString() : '')).toMatchObject({
      metrics: { expressions: { rows: 'rows=(.+)' }, file: '/opt/ml/processing/output/mlx-metrics/metrics.json' },
    });
  });

  test('change nothing where none does', () => {
    const { steps, uploads } = planned(flowOf([prepare]));
    expect(steps[0]?.outputs.map(({ name }) => name)).toEqual(['rows']);
    expect(JSON.stringify(uploads)).not.toContain('mlx-metrics');
  });
});

describe('steps within an each', () => {
  const items = ['small', 'large'].map((name, index) => ({ name, value: { depth: index + 2 } }));
  const job = jobDefinition('train', { params: { depth: { type: 'int', required: true } } });
  const train = jobStep('train', { job, params: { depth: text({ kind: 'item', member: 'depth' }) } });
  const sizes = { kind: 'each', ...plain('sizes'), items, steps: [train] } as const;

  test('have places and tags of their own for every item', () => {
    const { steps } = planned(flowOf([sizes]));
    const request = JSON.stringify(inputOf(steps, 'train'));
    expect(request).toContain('/runs/{execution.id}/train-{execution.item}/output/rows/');
    expect(request).toContain('{"Key":"mlx:step","Value":"train-{execution.item}"}');
    expect(request).toContain('["--depth","{item.depth}"]');
    expect(steps[1]).toMatchObject({ needs: ['sizes'], inside: { step: 'sizes', branch: 'each' } });
  });

  test('can all be read at once, each in a folder named as its item', () => {
    const gathered = { kind: 'outputs', each: 'sizes', step: 'train', output: 'rows' } as const;
    const { steps } = planned(flowOf([sizes, jobStep('gather', { inputs: { all: gathered } })]));
    const inputs = inputOf(steps, 'gather')['ProcessingInputs'] as { S3Input: { S3Uri: string; LocalPath: string } }[];
    expect(inputs.slice(1).map(({ S3Input }) => [S3Input.LocalPath, S3Input.S3Uri])).toEqual([
      ['/opt/ml/processing/input/all/small', '{train-small.outputs.rows}'],
      ['/opt/ml/processing/input/all/large', '{train-large.outputs.rows}'],
    ]);
    expect(steps.find(({ name }) => name === 'gather')?.needs).toEqual(['sizes']);
  });

  test('cost as much as all items together', () => {
    expect(planned(flowOf([sizes])).steps[1]?.price).toMatchObject({ perHour: 0.115, atLimit: 0.23 });
  });
});

test('steps come after all that they need, however they were written', () => {
  const last = jobStep('last', { after: ['first'] });
  const { steps } = planned(flowOf([last, jobStep('first', { after: ['zero'] }), jobStep('zero')]));
  expect(steps.map(({ name }) => name)).toEqual(['zero', 'first', 'last']);
});

test('an input that nobody looked for is a mistake of the caller', () => {
  const flow = flowOf([jobStep('prepare', { inputs: { raw: stored } })]);
  const context = { ...contextOf(flow, 'job'), steps: {} };
  expect(() => planned(flow, 'job', context)).toThrow('input raw of prepare was not resolved before planning');
});
