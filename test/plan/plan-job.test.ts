import { describe, expect, test } from 'vitest';
import { contextOf, jobOf, planOf } from './fixture.ts';
import { planJob } from '../../src/plan/plan-job.ts';

const processing = jobOf({
  params: {
    day: { type: 'date', default: '2013-01-01', required: false },
    sample: { type: 'float', required: false },
    fast: { type: 'bool', default: false, required: false },
  },
  inputs: {
    flights: { kind: 'table', database: 'nyc', table: 'flights' },
    carriers: { kind: 'sql', sql: 'select * from nyc.carriers', format: 'csv' },
    notes: { kind: 'file', path: 'notes' },
  },
  outputs: {
    features: { kind: 'table', database: 'ml', table: 'delay_features' },
    report: { kind: 'files' },
    copy: { kind: 's3', uri: 's3://elsewhere/copy/' },
  },
  env: { STAGE: 'test' },
  vpc: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
  tags: { team: 'ops' },
});

const processingContext = contextOf(processing, {
  params: { day: '2013-02-03', fast: true },
  inputs: {
    flights: { kind: 'prefix', uri: 's3://data/flights/', from: 'table:nyc.flights' },
    carriers: { kind: 'query', sql: 'select * from nyc.carriers', format: 'csv', from: 'sql' },
    notes: {
      kind: 'upload',
      files: [
        { path: '/project/notes/a.txt', as: 'a.txt', bytes: 3 },
        { path: '/project/notes/b/c.txt', as: 'b/c.txt', bytes: 5 },
      ],
      from: 'file:notes',
    },
  },
});

const training = jobOf({
  name: 'train',
  kind: 'training',
  script: '/project/jobs/train.py',
  instance: 'ml.g5.xlarge',
  image: 'pytorch',
  maxRuntime: 7200,
  spot: { maxWait: 10_800 },
  params: { depth: { type: 'int', default: 6, required: false }, name: { type: 'string', required: true } },
  inputs: { features: { kind: 'table', database: 'ml', table: 'delay_features' } },
  outputs: { model: { kind: 'model' }, scores: { kind: 'table', database: 'ml', table: 'scores' } },
  metrics: { auc: 'auc=([0-9.]+)' },
  vpc: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
  dependencies: ['torchmetrics>=1'],
  requiresPython: '>=3.10',
});

function region(env: Record<string, string>): string | undefined {
  return planOf(jobOf({ env })).request.input.Environment?.['AWS_DEFAULT_REGION'];
}

describe('planJob', () => {
  test('writes the whole request of a processing job', () => {
    const { request } = planJob(processing, processingContext);
    expect(request).toMatchInlineSnapshot(`
      {
        "input": {
          "AppSpecification": {
            "ContainerArguments": [
              "--day",
              "2013-02-03",
              "--fast",
              "true",
            ],
            "ContainerEntrypoint": [
              "python3",
              "/opt/ml/processing/input/code/mlx_bootstrap.py",
            ],
            "ImageUri": "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.9-0-cpu-py3",
          },
          "Environment": {
            "AWS_DEFAULT_REGION": "us-east-1",
            "STAGE": "test",
          },
          "NetworkConfig": {
            "VpcConfig": {
              "SecurityGroupIds": [
                "sg-1",
              ],
              "Subnets": [
                "subnet-1",
              ],
            },
          },
          "ProcessingInputs": [
            {
              "InputName": "code",
              "S3Input": {
                "LocalPath": "/opt/ml/processing/input/code",
                "S3DataDistributionType": "FullyReplicated",
                "S3DataType": "S3Prefix",
                "S3InputMode": "File",
                "S3Uri": "s3://sagemaker-us-east-1-123456789012/mlx/flights/code/prepare/cf377982671c4b18/",
              },
            },
            {
              "InputName": "flights",
              "S3Input": {
                "LocalPath": "/opt/ml/processing/input/flights",
                "S3DataDistributionType": "FullyReplicated",
                "S3DataType": "S3Prefix",
                "S3InputMode": "File",
                "S3Uri": "s3://data/flights/",
              },
            },
            {
              "InputName": "carriers",
              "S3Input": {
                "LocalPath": "/opt/ml/processing/input/carriers",
                "S3DataDistributionType": "FullyReplicated",
                "S3DataType": "S3Prefix",
                "S3InputMode": "File",
                "S3Uri": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/input/carriers/",
              },
            },
            {
              "InputName": "notes",
              "S3Input": {
                "LocalPath": "/opt/ml/processing/input/notes",
                "S3DataDistributionType": "FullyReplicated",
                "S3DataType": "S3Prefix",
                "S3InputMode": "File",
                "S3Uri": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/input/notes/",
              },
            },
          ],
          "ProcessingJobName": "prepare-20260102-030405-k3fa",
          "ProcessingOutputConfig": {
            "Outputs": [
              {
                "OutputName": "features",
                "S3Output": {
                  "LocalPath": "/opt/ml/processing/output/features",
                  "S3UploadMode": "EndOfJob",
                  "S3Uri": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/output/features/",
                },
              },
              {
                "OutputName": "report",
                "S3Output": {
                  "LocalPath": "/opt/ml/processing/output/report",
                  "S3UploadMode": "EndOfJob",
                  "S3Uri": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/output/report/",
                },
              },
              {
                "OutputName": "copy",
                "S3Output": {
                  "LocalPath": "/opt/ml/processing/output/copy",
                  "S3UploadMode": "EndOfJob",
                  "S3Uri": "s3://elsewhere/copy/",
                },
              },
            ],
          },
          "ProcessingResources": {
            "ClusterConfig": {
              "InstanceCount": 1,
              "InstanceType": "ml.m5.large",
              "VolumeSizeInGB": 30,
            },
          },
          "RoleArn": "arn:aws:iam::123456789012:role/Jobs",
          "StoppingCondition": {
            "MaxRuntimeInSeconds": 3600,
          },
          "Tags": [
            {
              "Key": "mlx:project",
              "Value": "flights",
            },
            {
              "Key": "mlx:job",
              "Value": "prepare",
            },
            {
              "Key": "mlx:table:features",
              "Value": "ml.delay_features",
            },
            {
              "Key": "team",
              "Value": "ops",
            },
          ],
        },
        "operation": "CreateProcessingJob",
      }
    `);
  });

  test('writes the whole request of a training job', () => {
    const code = [{ as: 'train.py', content: Buffer.from('print("hello")\n') }];
    const { request } = planOf(training, { run: 'train-20260102-030405-k3fa', params: { name: 'a b' }, code });
    expect(request).toMatchInlineSnapshot(`
      {
        "input": {
          "AlgorithmSpecification": {
            "ContainerEntrypoint": [
              "python3",
              "/opt/ml/input/data/code/mlx_bootstrap.py",
            ],
            "MetricDefinitions": [
              {
                "Name": "auc",
                "Regex": "auc=([0-9.]+)",
              },
            ],
            "TrainingImage": "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch:2.12-cu130-amzn2023-sagemaker",
            "TrainingInputMode": "File",
          },
          "EnableManagedSpotTraining": true,
          "Environment": {
            "AWS_DEFAULT_REGION": "us-east-1",
          },
          "HyperParameters": {
            "depth": "6",
            "name": "a b",
          },
          "InputDataConfig": [
            {
              "ChannelName": "code",
              "DataSource": {
                "S3DataSource": {
                  "S3DataDistributionType": "FullyReplicated",
                  "S3DataType": "S3Prefix",
                  "S3Uri": "s3://sagemaker-us-east-1-123456789012/mlx/flights/code/train/50cb7cbb2fcbdece/",
                },
              },
              "InputMode": "File",
            },
            {
              "ChannelName": "features",
              "DataSource": {
                "S3DataSource": {
                  "S3DataDistributionType": "FullyReplicated",
                  "S3DataType": "S3Prefix",
                  "S3Uri": "s3://data/features/",
                },
              },
              "InputMode": "File",
            },
          ],
          "OutputDataConfig": {
            "CompressionType": "NONE",
            "S3OutputPath": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs",
          },
          "ResourceConfig": {
            "InstanceCount": 1,
            "InstanceType": "ml.g5.xlarge",
            "VolumeSizeInGB": 30,
          },
          "RoleArn": "arn:aws:iam::123456789012:role/Jobs",
          "StoppingCondition": {
            "MaxRuntimeInSeconds": 7200,
            "MaxWaitTimeInSeconds": 10800,
          },
          "Tags": [
            {
              "Key": "mlx:project",
              "Value": "flights",
            },
            {
              "Key": "mlx:job",
              "Value": "train",
            },
            {
              "Key": "mlx:table:scores",
              "Value": "ml.scores",
            },
          ],
          "TrainingJobName": "train-20260102-030405-k3fa",
          "VpcConfig": {
            "SecurityGroupIds": [
              "sg-1",
            ],
            "Subnets": [
              "subnet-1",
            ],
          },
        },
        "operation": "CreateTrainingJob",
      }
    `);
  });

  test('sends code first, in the order of its names, then the files of inputs', () => {
    const { uploads } = planJob(processing, processingContext);
    expect(uploads.map(({ to, bytes, addressedByContent }) => ({ to, bytes, addressedByContent })))
      .toMatchInlineSnapshot(`
        [
          {
            "addressedByContent": true,
            "bytes": 456,
            "to": "s3://sagemaker-us-east-1-123456789012/mlx/flights/code/prepare/cf377982671c4b18/job.json",
          },
          {
            "addressedByContent": true,
            "bytes": 15,
            "to": "s3://sagemaker-us-east-1-123456789012/mlx/flights/code/prepare/cf377982671c4b18/prepare.py",
          },
          {
            "addressedByContent": false,
            "bytes": 3,
            "to": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/input/notes/a.txt",
          },
          {
            "addressedByContent": false,
            "bytes": 5,
            "to": "s3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/input/notes/b/c.txt",
          },
        ]
      `);
  });

  test('writes the rows of a query below the run before the job starts', () => {
    expect(planJob(processing, processingContext).queries).toEqual([
      {
        input: 'carriers',
        sql: 'select * from nyc.carriers',
        database: undefined,
        format: 'csv',
        to: 's3://sagemaker-us-east-1-123456789012/mlx/flights/runs/prepare-20260102-030405-k3fa/input/carriers/',
      },
    ]);
  });

  test('registers tables where the job leaves their files', () => {
    const runs = 's3://sagemaker-us-east-1-123456789012/mlx/flights/runs';
    expect(planJob(processing, processingContext).tables).toEqual([
      {
        output: 'features',
        database: 'ml',
        table: 'delay_features',
        location: `${runs}/prepare-20260102-030405-k3fa/output/features/`,
      },
    ]);
    expect(planOf(training, { run: 'train-1', params: { name: 'x' } }).tables).toEqual([
      { output: 'scores', database: 'ml', table: 'scores', location: `${runs}/train-1/output/data/scores/` },
    ]);
  });

  test('keeps a model alone as one archive', () => {
    const { request } = planOf({ ...training, outputs: { model: { kind: 'model' } } }, { params: { name: 'x' } });
    expect(request.input).toMatchObject({ OutputDataConfig: { CompressionType: 'GZIP' } });
  });

  test('leaves out what is empty, since the service takes no empty lists', () => {
    const { input } = planOf(jobOf()).request;
    expect(input).not.toHaveProperty('ProcessingOutputConfig');
    expect(input).not.toHaveProperty('NetworkConfig');
    expect(input).not.toHaveProperty('AppSpecification.ContainerArguments');
    const bare = planOf(jobOf({ kind: 'training' })).request.input;
    expect(bare).not.toHaveProperty('HyperParameters');
    expect(bare).not.toHaveProperty('AlgorithmSpecification.MetricDefinitions');
    expect(bare).not.toHaveProperty('EnableManagedSpotTraining');
  });

  test('tells the region to the container, unless the head does', () => {
    expect(region({})).toBe('us-east-1');
    expect(region({ AWS_DEFAULT_REGION: 'eu-west-1' })).toBe('eu-west-1');
  });

  test('makes safe keys of the names of project and job', () => {
    const { uploads } = planOf(jobOf({ name: 'my job' }), { project: '../a b/ü' });
    expect(uploads[0]?.to).toContain('/mlx/..-a-b-ü/code/my-job/');
  });

  test('does not change what it was given', () => {
    const before = JSON.stringify([processing, processingContext]);
    planJob(processing, processingContext);
    expect(JSON.stringify([processing, processingContext])).toBe(before);
  });
});
