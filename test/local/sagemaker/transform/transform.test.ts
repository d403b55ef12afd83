import {
  type ContainerDefinition,
  CreateModelCommand,
  CreateTransformJobCommand,
  type CreateTransformJobCommandInput,
  DescribeTransformJobCommand,
  type DescribeTransformJobCommandOutput,
  ListTransformJobsCommand,
  StopTransformJobCommand,
} from '@aws-sdk/client-sagemaker';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { clientOf } from '../../fakes/client-of.ts';
import { image, role } from '../../fakes/requests.ts';
import { type RunningAws, runningAws } from '../../fakes/running-aws.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { archiveOf } from '../../fakes/archive.ts';

/** A model that adds its own number to the sum of each row. */
const adder = `
import os

def model_fn(model_dir):
    with open(os.path.join(model_dir, 'number')) as file:
        number = float(file.read())
    print('loaded', number)
    return lambda rows: [sum(row) + number for row in rows]
`;

const transformRequest = (more: Partial<CreateTransformJobCommandInput> = {}): CreateTransformJobCommandInput => ({
  TransformJobName: 'predict',
  ModelName: 'adder',
  TransformInput: {
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://data/rows/' } },
    ContentType: 'text/csv',
    SplitType: 'Line',
  },
  TransformOutput: { S3OutputPath: 's3://data/predicted', Accept: 'text/csv', AssembleWith: 'Line' },
  TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
  ...more,
});

/** An AWS with a model whose archive holds these files. */
async function withModel(files: Record<string, string>, container: ContainerDefinition = {}): Promise<RunningAws> {
  const aws = runningAws();
  await aws.put('model.tar.gz', archiveOf(aws.folder, files));
  const PrimaryContainer = { Image: image, ModelDataUrl: 's3://data/model.tar.gz', ...container };
  await sagemakerOf(aws).send(new CreateModelCommand({ ModelName: 'adder', ExecutionRoleArn: role, PrimaryContainer }));
  return aws;
}

async function transformed(
  aws: RunningAws,
  request: Partial<CreateTransformJobCommandInput> = {},
): Promise<DescribeTransformJobCommandOutput> {
  const client = sagemakerOf(aws);
  await client.send(new CreateTransformJobCommand(transformRequest(request)));
  await aws.ended('transform', 'predict');
  return client.send(new DescribeTransformJobCommand({ TransformJobName: 'predict' }));
}

describe('a transform job', () => {
  it('has a log of its container, and one of how its data is handed over', async () => {
    using aws = await withModel({ number: '10', 'code/inference.py': adder });
    await aws.put('rows/a.csv', '1,2\n');
    await transformed(aws, { BatchStrategy: 'SingleRecord', MaxConcurrentTransforms: 2 });
    const logs = clientOf(CloudWatchLogs, aws);
    const { events = [] } = await logs.filterLogEvents({
      logGroupName: '/aws/sagemaker/TransformJobs',
      logStreamNamePrefix: 'predict/',
    });
    const [data, ...others] = events.filter(({ logStreamName }) => logStreamName?.endsWith('/data-log'));
    expect(data?.message).toMatch(/\[sagemaker logs\]: MaxConcurrentTransforms=2, .*BatchStrategy=SINGLE_RECORD$/);
    expect(others).toEqual([]);
    expect(events.map(({ message }) => message)).toContain('loaded 10.0');
  });

  it("runs the script in the model's archive over each file, and writes an .out beside its path", async () => {
    using aws = await withModel({ number: '10', 'code/inference.py': adder });
    await aws.put('rows/a.csv', '1,2\n3,4\n');
    await aws.put('rows/day/b.csv', '5\n');
    const told = await transformed(aws);
    expect(told).toMatchObject({
      TransformJobStatus: 'Completed',
      TransformJobArn: 'arn:aws:sagemaker:eu-west-1:000000000000:transform-job/predict',
      ModelName: 'adder',
      DataProcessing: { InputFilter: '$', OutputFilter: '$', JoinSource: 'None' },
      TransformStartTime: expect.any(Date),
      TransformEndTime: expect.any(Date),
    });
    expect(aws.keys('predicted')).toEqual(['predicted/a.csv.out', 'predicted/day/b.csv.out']);
    expect(aws.read('predicted/a.csv.out')).toBe('13.0\n17.0\n');
    expect(aws.lines('/aws/sagemaker/TransformJobs')).toContain('loaded 10.0');
  });

  it('takes the script of SAGEMAKER_PROGRAM from the archive or prefix that SAGEMAKER_SUBMIT_DIRECTORY names', async () => {
    for (const directory of ['s3://data/source.tar.gz', 's3://data/source/']) {
      const Environment = { SAGEMAKER_PROGRAM: 'serve.py', SAGEMAKER_SUBMIT_DIRECTORY: directory };
      using aws = await withModel({ number: '1' }, { Environment });
      const code = { 'serve.py': 'from adder import model_fn\n', 'adder.py': adder };
      await aws.put('source.tar.gz', archiveOf(aws.folder, code));
      for (const [name, text] of Object.entries(code)) await aws.put(`source/${name}`, text);
      await aws.put('rows/a.csv', '1\n');
      expect(await transformed(aws)).toMatchObject({ TransformJobStatus: 'Completed' });
      expect(aws.read('predicted/a.csv.out')).toBe('2.0\n');
    }
  });

  it('takes the script of the job that trained the model from the prefix of its code, MLX_CODE', async () => {
    using aws = await withModel({ number: '1' }, { Environment: { MLX_CODE: 's3://data/code/train/abc/' } });
    const job = { version: 1, job: 'train', kind: 'training', script: 'train.py', language: 'python', params: {} };
    await aws.put('code/train/abc/job.json', JSON.stringify({ ...job, inputs: {}, outputs: {}, requirements: false }));
    await aws.put('code/train/abc/train.py', `${adder}\nif __name__ == '__main__':\n    raise SystemExit('trained')\n`);
    await aws.put('rows/a.csv', '1\n');
    expect(await transformed(aws)).toMatchObject({ TransformJobStatus: 'Completed' });
    expect(aws.read('predicted/a.csv.out')).toBe('2.0\n');
  });

  it('gives the functions of the script what SageMaker gives them', async () => {
    const script = `
import json
def model_fn(model_dir): return 'm'
def input_fn(body, content_type): return [json.loads(line) for line in body.splitlines()]
def predict_fn(data, model): return [dict(row, model=model) for row in data]
def output_fn(prediction, accept): return '\\n'.join(json.dumps(row) for row in prediction), accept
`;
    using aws = await withModel({ 'code/inference.py': script });
    await aws.put('rows/a.jsonl', '{"n": 1}\n{"n": 2}\n');
    const { TransformInput, TransformOutput } = transformRequest();
    const told = await transformed(aws, {
      TransformInput: { ...TransformInput!, ContentType: 'application/jsonlines' },
      TransformOutput: { ...TransformOutput!, Accept: 'application/jsonlines' },
    });
    expect(told.TransformJobStatus).toBe('Completed');
    expect(aws.read('predicted/a.jsonl.out')).toBe('{"n": 1, "model": "m"}\n{"n": 2, "model": "m"}\n');
  });

  it('hands over whole files, single lines, or as many lines as a payload holds', async () => {
    const script = `
def model_fn(model_dir): return None
def transform_fn(model, body, content_type, accept): return '[' + body.replace('\\n', '|') + ']'
`;
    const payloads = async (split: 'None' | 'Line', strategy: 'SingleRecord' | 'MultiRecord', size: number) => {
      using aws = await withModel({ 'code/inference.py': script });
      await aws.put('rows/a.csv', '1\n2\n');
      const TransformInput = { ...transformRequest().TransformInput!, SplitType: split };
      const TransformOutput = { S3OutputPath: 's3://data/predicted' };
      await transformed(aws, { TransformInput, TransformOutput, BatchStrategy: strategy, MaxPayloadInMB: size });
      return aws.read('predicted/a.csv.out');
    };
    expect(await payloads('None', 'MultiRecord', 6)).toBe('[1|2|]');
    expect(await payloads('Line', 'SingleRecord', 6)).toBe('[1][2]');
    expect(await payloads('Line', 'MultiRecord', 0)).toBe('[1|2]');
  });

  it('is Failed with the words of its script, and without an output', async () => {
    using aws = await withModel({ 'code/inference.py': `def model_fn(model_dir): raise ValueError('no such tree')\n` });
    await aws.put('rows/a.csv', '1\n');
    const told = await transformed(aws);
    expect(told.TransformJobStatus).toBe('Failed');
    expect(told.FailureReason).toMatch(/^AlgorithmError: ValueError: no such tree\n {2}at inference.py:1 in model_fn/);
    expect(told.FailureReason).toMatch(/See job logs for more information$/);
    expect(aws.keys('predicted')).toEqual([]);
  });

  it.each([
    [
      'no script',
      { number: '1' },
      /^ClientError: The embedded AWS has no image to serve this model with. .*SAGEMAKER_PROGRAM/,
    ],
    ['no model_fn', { 'code/inference.py': 'x = 1' }, /^ClientError: inference.py has no model_fn\(model_dir\)/],
  ])('of a model with %s fails and says what runs here', async (_, files, reason) => {
    using aws = await withModel(files);
    await aws.put('rows/a.csv', '1\n');
    const told = await transformed(aws);
    expect(told).toMatchObject({ TransformJobStatus: 'Failed', FailureReason: expect.stringMatching(reason) });
  });

  it('refuses an archive whose members lead out of its folder', async () => {
    using aws = await withModel({ 'code/inference.py': adder });
    const Environment = { SAGEMAKER_SUBMIT_DIRECTORY: 's3://data/evil.tar.gz' };
    const PrimaryContainer = { Image: image, ModelDataUrl: 's3://data/model.tar.gz', Environment };
    const client = sagemakerOf(aws);
    await client.send(new CreateModelCommand({ ModelName: 'evil', ExecutionRoleArn: role, PrimaryContainer }));
    await aws.put('evil.tar.gz', climbing);
    await aws.put('rows/a.csv', '1\n');
    const told = await transformed(aws, { ModelName: 'evil' });
    expect(told.FailureReason).toMatch(
      /^ClientError: evil.tar.gz holds '..\/..\/climbed', which leads out of its folder/,
    );
  });

  it('can be stopped and is listed', async () => {
    using aws = await withModel({ 'code/inference.py': 'import time\ndef model_fn(d): time.sleep(600)\n' });
    await aws.put('rows/a.csv', '1\n');
    const client = sagemakerOf(aws);
    await client.send(new CreateTransformJobCommand(transformRequest()));
    await client.send(new StopTransformJobCommand({ TransformJobName: 'predict' }));
    await aws.ended('transform', 'predict');
    const { TransformJobSummaries: jobs } = await client.send(
      new ListTransformJobsCommand({ StatusEquals: 'Stopped' }),
    );
    expect(jobs).toMatchObject([{ TransformJobName: 'predict', TransformJobStatus: 'Stopped' }]);
  });

  it.each([
    ['a model that is not there', { ModelName: 'none' }, 'Could not find model "arn:aws:sagemaker'],
    [
      'a split that is not known here',
      { TransformInput: { ...transformRequest().TransformInput!, SplitType: 'RecordIO' as const } },
      "The embedded AWS can't split an input by RecordIO",
    ],
    ['data capture', { DataCaptureConfig: { DestinationS3Uri: 's3://data/x' } }, "can't capture the data"],
    ['filters', { DataProcessing: { InputFilter: '$[1:]' } }, "The embedded AWS can't filter or join"],
    ['an input that is not there', {}, 'No S3 objects found under S3 URL "s3://data/rows/"'],
  ])('is refused with %s', async (_, more, message) => {
    using aws = await withModel({ 'code/inference.py': adder });
    const send = sagemakerOf(aws).send(new CreateTransformJobCommand(transformRequest(more)));
    await expect(send).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});

/** A `tar.gz` with the one member `../../climbed`. */
const climbing = Buffer.from(
  'H4sIAAAAAAACA9PT09fT00/OycxNSk1hoA0wAAIzExMwDQToNBAYIrFB4ubmBiYMCgYMdAClxSWJRUArGUYmqGAYBaNgFIxYAAC6WUY8AQYAAA==',
  'base64',
);
