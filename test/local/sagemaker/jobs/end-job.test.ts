import {
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  DeleteTrainingJobCommand,
  DescribeProcessingJobCommand,
  ResourceInUse,
  StopProcessingJobCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { processingRequest, trainingRequest } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

describe('stopping a job', () => {
  it('asks the job to stop', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateProcessingJobCommand(processingRequest('prepare')));
    await client.send(new StopProcessingJobCommand({ ProcessingJobName: 'prepare' }));
    const told = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: 'prepare' }));
    expect(told.ProcessingJobStatus).toBe('Stopping');
  });

  it('is refused for a job that has ended, and for one that nobody knows', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    aws.jobs.set('training', 'train', { status: 'Completed' });
    await expect(client.send(new StopTrainingJobCommand({ TrainingJobName: 'train' }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The request was rejected because the training job is in status Completed.',
    });
    await expect(client.send(new StopTrainingJobCommand({ TrainingJobName: 'nobody' }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Requested resource not found.',
    });
  });
});

describe('deleting a job', () => {
  it('frees its name, once it has ended', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    const remove = () => client.send(new DeleteTrainingJobCommand({ TrainingJobName: 'train' }));
    await expect(remove()).rejects.toBeInstanceOf(ResourceInUse);
    aws.jobs.set('training', 'train', { status: 'Failed' });
    await remove();
    await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    expect(aws.jobs.get('training', 'train')?.status).toBe('InProgress');
  });
});
