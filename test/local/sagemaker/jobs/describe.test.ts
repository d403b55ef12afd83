import {
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { processingRequest, trainingRequest } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

describe('describing a processing job', () => {
  it('repeats its request, with the defaults that the service fills in', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const request = { ...processingRequest('prepare'), Environment: { A: 'b' }, Tags: [{ Key: 'k', Value: 'v' }] };
    await client.send(new CreateProcessingJobCommand(request));
    const { $metadata: _, ...told } = await client.send(
      new DescribeProcessingJobCommand({ ProcessingJobName: 'prepare' }),
    );
    const { Tags: __, ...echoed } = request;
    expect(told).toEqual({
      ...echoed,
      ProcessingInputs: [],
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      ProcessingJobArn: 'arn:aws:sagemaker:eu-west-1:000000000000:processing-job/prepare',
      ProcessingJobStatus: 'InProgress',
      CreationTime: new Date('2026-01-15T12:00:00Z'),
      LastModifiedTime: new Date('2026-01-15T12:00:00Z'),
    });
  });

  it('tells how it ended, with times to the millisecond', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateProcessingJobCommand(processingRequest('prepare')));
    const end = aws.clock.at + 1234;
    const ended = { status: 'Failed', started: aws.clock.at + 1, ended: end, modified: end } as const;
    aws.jobs.set('processing', 'prepare', {
      ...ended,
      failureReason: 'AlgorithmError: , exit code: 1',
      exitMessage: 'ValueError: no rows',
    });
    expect(await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: 'prepare' }))).toMatchObject({
      ProcessingJobStatus: 'Failed',
      ProcessingStartTime: new Date('2026-01-15T12:00:00.001Z'),
      ProcessingEndTime: new Date('2026-01-15T12:00:01.234Z'),
      LastModifiedTime: new Date('2026-01-15T12:00:01.234Z'),
      FailureReason: 'AlgorithmError: , exit code: 1',
      ExitMessage: 'ValueError: no rows',
    });
  });

  it("is refused in the service's words for a name that isn't known", async () => {
    using aws = scratchAws();
    const send = sagemakerOf(aws).send(new DescribeProcessingJobCommand({ ProcessingJobName: 'nobody' }));
    await expect(send).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Could not find requested job with name: nobody',
    });
  });
});

describe('describing a training job', () => {
  it('tells its timeline, metrics, model and what is charged', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const algorithm = {
      ...trainingRequest('train').AlgorithmSpecification!,
      MetricDefinitions: [{ Name: 'auc', Regex: 'auc=([0-9.]+)' }],
    };
    await client.send(
      new CreateTrainingJobCommand({
        ...trainingRequest('train'),
        AlgorithmSpecification: algorithm,
        HyperParameters: { depth: '6' },
      }),
    );
    const start = aws.clock.at;
    aws.jobs.set('training', 'train', {
      status: 'Completed',
      secondary: 'Completed',
      started: start + 1000,
      ended: start + 3500,
      modified: start + 3500,
      artifact: 's3://bucket/models/train/output/model.tar.gz',
      finalMetrics: [{ name: 'auc', value: 0.75, at: start + 3000 }],
      transitions: [
        { status: 'Starting', start, end: start + 1000, message: 'Starting the training job' },
        { status: 'Completed', start: start + 3500 },
      ],
    });
    const told = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: 'train' }));
    expect(told).toMatchObject({
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      HyperParameters: { depth: '6' },
      AlgorithmSpecification: { ...algorithm, EnableSageMakerMetricsTimeSeries: true },
      OutputDataConfig: { S3OutputPath: 's3://bucket/models/', CompressionType: 'GZIP' },
      ModelArtifacts: { S3ModelArtifacts: 's3://bucket/models/train/output/model.tar.gz' },
      TrainingStartTime: new Date(start + 1000),
      TrainingEndTime: new Date(start + 3500),
      TrainingTimeInSeconds: 3,
      BillableTimeInSeconds: 3,
      EnableManagedSpotTraining: false,
      FinalMetricDataList: [{ MetricName: 'auc', Value: 0.75, Timestamp: new Date(start + 3000) }],
    });
    expect(told.SecondaryStatusTransitions).toEqual([
      {
        Status: 'Starting',
        StartTime: new Date(start),
        EndTime: new Date(start + 1000),
        StatusMessage: 'Starting the training job',
      },
      { Status: 'Completed', StartTime: new Date(start + 3500) },
    ]);
  });

  it('charges nothing before the end', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    const told = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: 'train' }));
    expect(told).not.toHaveProperty('BillableTimeInSeconds');
    expect(told).not.toHaveProperty('ModelArtifacts');
  });

  it("is refused in the service's words for a name that isn't known", async () => {
    using aws = scratchAws();
    await expect(
      sagemakerOf(aws).send(new DescribeTrainingJobCommand({ TrainingJobName: 'nobody' })),
    ).rejects.toMatchObject({ name: 'ValidationException', message: 'Requested resource not found.' });
  });
});
