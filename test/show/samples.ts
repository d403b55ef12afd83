import type { Fault } from '../../src/base/fault.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Run, WhyCard } from '../../src/runs/run.ts';

/** 2026-11-21 20:07:49 UTC. */
export const noon = Date.UTC(2026, 10, 21, 20, 7, 49);

export const sampleFault: Fault = {
  place: {
    file: 'jobs/train.py',
    line: 7,
    column: 3,
    length: 7,
    text: '# instnce = "ml.m5.xlarge"',
  },
  what: 'unknown key "instnce"',
  rule: '[tool.mlx] takes kind, description, instance, count, volume, image, max_runtime, role, env, vpc, spot, tags',
  fix: '`instance = "ml.m5.xlarge"`',
  nearest: 'instance',
};

export const sampleRun: Run = {
  name: 'train-20261121-200749-ab3d',
  arn: 'arn:aws:sagemaker:us-east-1:000000000000:training-job/train-20261121-200749-ab3d',
  kind: 'training',
  job: 'train',
  status: 'completed',
  serviceStatus: 'Completed / Completed',
  created: noon,
  started: noon + 900,
  ended: noon + 5300,
  modified: noon + 5300,
  overran: false,
  instance: 'ml.m5.xlarge',
  count: 1,
  limit: 3600,
  image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-cpu-py3',
  params: { depth: '6', eta: '0.3' },
  inputs: [{ name: 'features', uri: 's3://sagemaker-us-east-1-000000000000/mlx/flights/tables/ml.delay_features/' }],
  outputs: [
    { name: 'model', uri: 's3://sagemaker-us-east-1-000000000000/mlx/flights/runs/train/output/model.tar.gz' },
    { name: 'scores', uri: 's3://sagemaker-us-east-1-000000000000/mlx/scores/', table: 'ml.scores' },
  ],
  metrics: [
    { name: 'auc', value: 0.61, at: noon + 2000 },
    { name: 'auc', value: 0.731_251_2, at: noon + 4000 },
    { name: 'loss', value: 0.241, at: noon + 4000 },
  ],
  transitions: [
    { status: 'Starting', start: noon, end: noon + 400 },
    { status: 'Downloading', start: noon + 400, end: noon + 900 },
    { status: 'Training', start: noon + 900, end: noon + 4900 },
    { status: 'Uploading', start: noon + 4900, end: noon + 5300 },
    { status: 'Completed', start: noon + 5300, end: noon + 5300 },
  ],
  tags: {},
};

export const sampleWhy: WhyCard = {
  run: 'train-20261121-200749-ab3d',
  job: 'train',
  status: 'failed',
  headline: 'ValueError: no rows for 2013-02-30',
  frame: { file: 'jobs/train.py', line: 41, function: 'load', text: '    raise ValueError(f"no rows for {day}")' },
  before: ['reading 12 files', 'epoch 1 loss=0.31', 'no rows left after the filter'],
  exit: { code: 1, meaning: 'the script raised an error' },
  cause: 'The script ended with an error that it raised itself.',
  repair: 'Look at `jobs/train.py:41`; run it here with `mlx run train --on local`.',
  failureReason: 'AlgorithmError: ValueError: no rows for 2013-02-30, exit code: 1',
};

export const samplePlan: Plan = {
  job: {
    name: 'train',
    kind: 'training',
    script: '/project/jobs/train.py',
    language: 'python',
    include: [],
    instance: 'ml.m5.xlarge',
    count: 1,
    volume: 30,
    maxRuntime: 3600,
    env: {},
    tags: {},
    params: {},
    inputs: {},
    outputs: {},
    metrics: {},
    dependencies: [],
    places: {},
  },
  kind: 'training',
  where: 'local',
  run: 'train-20261121-200749-ab3d',
  request: {
    operation: 'CreateTrainingJob',
    input: {
      TrainingJobName: 'train-20261121-200749-ab3d',
      RoleArn: 'arn:aws:iam::000000000000:role/mlx-local',
      HyperParameters: { depth: '6' },
      InputDataConfig: [
        { ChannelName: 'code', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/code/' } } },
      ],
      OutputDataConfig: { S3OutputPath: 's3://bucket/output/' },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
  },
  uploads: [
    {
      to: 's3://bucket/code/train.py',
      bytes: 4210,
      source: { kind: 'content', content: new Uint8Array() },
      addressedByContent: true,
    },
    {
      to: 's3://bucket/code/mlx_bootstrap.py',
      bytes: 12_800,
      source: { kind: 'content', content: new Uint8Array() },
      addressedByContent: true,
    },
  ],
  queries: [
    {
      input: 'carriers',
      sql: 'select * from nyc.carriers where active',
      format: 'parquet',
      to: 's3://bucket/mlx/flights/runs/train/input/carriers/',
    },
  ],
  tables: [{ output: 'scores', database: 'ml', table: 'scores', location: 's3://bucket/mlx/scores/' }],
  limit: 3600,
  price: { perHour: 0.23, atLimit: 0.23, note: 'on demand in us-east-1' },
  kept: [
    { about: 'lineage', text: 'Inputs and outputs are declared, so SageMaker records them as artifacts of the run.' },
    { about: 'metrics', text: 'auc and loss are read from the log by MetricDefinitions.' },
  ],
  lost: [
    {
      about: 'monitoring',
      text: 'Rows of `carriers` are written by a query before the job; SageMaker sees only the files.',
    },
  ],
};
