import { CreateProcessingJobCommand, CreateTrainingJobCommand, ResourceInUse } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { image, processingRequest, role, trainingRequest } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

const s3Input = (uri: string, more = {}) => ({
  InputName: 'rows',
  S3Input: {
    S3Uri: uri,
    LocalPath: '/opt/ml/processing/input/rows',
    S3DataType: 'S3Prefix' as const,
    S3InputMode: 'File' as const,
    ...more,
  },
});

const channel = (uri: string, more = {}) => ({
  ChannelName: 'rows',
  DataSource: { S3DataSource: { S3Uri: uri, S3DataType: 'S3Prefix' as const } },
  ...more,
});

const withManifest = (uri: string) => ({
  ...trainingRequest('train'),
  InputDataConfig: [
    { ChannelName: 'a', DataSource: { S3DataSource: { S3Uri: uri, S3DataType: 'ManifestFile' as const } } },
  ],
});

describe('creating a processing job', () => {
  it('gives its ARN and keeps the request as it came', async () => {
    using aws = scratchAws();
    const request = processingRequest('prepare-1');
    const answer = await sagemakerOf(aws).send(new CreateProcessingJobCommand(request));
    expect(answer.ProcessingJobArn).toBe('arn:aws:sagemaker:eu-west-1:000000000000:processing-job/prepare-1');
    expect(aws.jobs.get('processing', 'prepare-1')?.request).toEqual(request);
  });

  it('is refused as ResourceInUse where the name is taken', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateProcessingJobCommand(processingRequest('prepare')));
    const again = client.send(new CreateProcessingJobCommand(processingRequest('prepare')));
    await expect(again).rejects.toBeInstanceOf(ResourceInUse);
    await expect(again).rejects.toThrow(
      'Job names must be unique within an AWS account and region, and a job with this name already exists ' +
        '(arn:aws:sagemaker:eu-west-1:000000000000:processing-job/prepare)',
    );
  });

  it("is refused in the service's words where it breaks the service's limits", async () => {
    using aws = scratchAws();
    const send = sagemakerOf(aws).send(new CreateProcessingJobCommand(processingRequest('under_score')));
    await expect(send).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(
        "1 validation error detected: Value 'under_score' at 'processingJobName' failed",
      ),
    });
  });

  it('is refused where no object lies under an input', async () => {
    using aws = scratchAws();
    aws.objects.createBucket('data-bucket');
    const client = sagemakerOf(aws);
    for (const uri of ['s3://data-bucket/rows/', 's3://no-bucket/rows/']) {
      const request = { ...processingRequest('prepare'), ProcessingInputs: [s3Input(uri)] };
      await expect(client.send(new CreateProcessingJobCommand(request))).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining(`No S3 objects found under S3 URL "${uri}" given in input data source.`),
      });
    }
    expect(aws.jobs.get('processing', 'prepare')).toBeUndefined();
    await aws.objects.put('data-bucket', 'rows/1.csv', Buffer.from('a'));
    const request = { ...processingRequest('prepare'), ProcessingInputs: [s3Input('s3://data-bucket/rows/')] };
    await client.send(new CreateProcessingJobCommand(request));
    expect(aws.jobs.get('processing', 'prepare')?.status).toBe('InProgress');
  });

  it.each([
    [
      'an input outside the reserved folder',
      s3Input('s3://b/x', { LocalPath: '/etc' }),
      'must have a LocalPath below /opt/ml/processing/',
    ],
    [
      'an input that climbs',
      s3Input('s3://b/x', { LocalPath: '/opt/ml/processing/../../etc' }),
      'must not contain ".."',
    ],
    ['an input without a source', { InputName: 'rows' }, 'exactly one of S3Input and DatasetDefinition'],
    ['a streamed input', s3Input('s3://b/x', { S3InputMode: 'Pipe' }), 'use S3InputMode File'],
  ])('is refused with %s', async (_, input, message) => {
    using aws = scratchAws();
    const request = { ...processingRequest('prepare'), ProcessingInputs: [input] };
    await expect(sagemakerOf(aws).send(new CreateProcessingJobCommand(request))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('is refused with two inputs of one name', async () => {
    using aws = scratchAws();
    const request = { ...processingRequest('prepare'), ProcessingInputs: [s3Input('s3://b/x'), s3Input('s3://b/y')] };
    await expect(sagemakerOf(aws).send(new CreateProcessingJobCommand(request))).rejects.toThrow(
      'Two inputs have the name rows',
    );
  });
});

describe('creating a training job', () => {
  it('gives its ARN', async () => {
    using aws = scratchAws();
    const answer = await sagemakerOf(aws).send(new CreateTrainingJobCommand(trainingRequest('train-1')));
    expect(answer.TrainingJobArn).toBe('arn:aws:sagemaker:eu-west-1:000000000000:training-job/train-1');
  });

  it('may have the name of a processing job', async () => {
    using aws = scratchAws();
    await sagemakerOf(aws).send(new CreateProcessingJobCommand(processingRequest('same')));
    await sagemakerOf(aws).send(new CreateTrainingJobCommand(trainingRequest('same')));
    expect(aws.jobs.get('training', 'same')?.kind).toBe('training');
  });

  it('is refused without what only serverless jobs may leave out', async () => {
    using aws = scratchAws();
    const { ResourceConfig: _, StoppingCondition: __, ...request } = trainingRequest('train');
    await expect(sagemakerOf(aws).send(new CreateTrainingJobCommand(request))).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "2 validation errors detected: Value null at 'resourceConfig' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'stoppingCondition' failed to satisfy constraint: Member must not be null",
    });
  });

  it.each([
    ['of another region', image.replace('eu-west-1', 'us-east-1'), 'Invalid region us-east-1 in image URI'],
    ['of another partition', image.replace('.com', '.com.cn'), 'Invalid DNS suffix amazonaws.com.cn'],
    ['of no registry', 'python:3.12', 'Invalid image URI python:3.12'],
  ])('is refused with an image %s', async (_, uri, message) => {
    using aws = scratchAws();
    const request = {
      ...trainingRequest('train'),
      AlgorithmSpecification: { TrainingImage: uri, TrainingInputMode: 'File' as const },
    };
    await expect(sagemakerOf(aws).send(new CreateTrainingJobCommand(request))).rejects.toThrow(message);
  });

  it('is refused with the role of another account', async () => {
    using aws = scratchAws();
    const request = { ...trainingRequest('train'), RoleArn: role.replace('000000000000', '123456789012') };
    await expect(sagemakerOf(aws).send(new CreateTrainingJobCommand(request))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'Cross-account pass role is not allowed.',
    });
  });

  it('is refused where no object lies under a channel, or two channels have one name', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const empty = { ...trainingRequest('train'), InputDataConfig: [channel('s3://no-bucket/x')] };
    await expect(client.send(new CreateTrainingJobCommand(empty))).rejects.toThrow('No S3 objects found under S3 URL');
    const twice = { ...trainingRequest('train'), InputDataConfig: [channel('s3://b/x'), channel('s3://b/y')] };
    await expect(client.send(new CreateTrainingJobCommand(twice))).rejects.toThrow('Two channels have the name rows');
  });

  it('is refused on spot with less time to wait than to run', async () => {
    using aws = scratchAws();
    const request = {
      ...trainingRequest('train'),
      EnableManagedSpotTraining: true,
      StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 60 },
    };
    await expect(sagemakerOf(aws).send(new CreateTrainingJobCommand(request))).rejects.toThrow(
      'MaxWaitTimeInSeconds (60) must be at least MaxRuntimeInSeconds (3600)',
    );
  });

  it('takes a manifest for what it is: one object', async () => {
    using aws = scratchAws();
    aws.objects.createBucket('data-bucket');
    await aws.objects.put('data-bucket', 'list.manifest', Buffer.from('[]'));
    const client = sagemakerOf(aws);
    await expect(client.send(new CreateTrainingJobCommand(withManifest('s3://data-bucket/list')))).rejects.toThrow(
      'No S3 objects',
    );
    await client.send(new CreateTrainingJobCommand(withManifest('s3://data-bucket/list.manifest')));
  });
});
