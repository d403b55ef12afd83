import {
  AddTagsCommand,
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  DeleteTagsCommand,
  DeleteTrainingJobCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { processingRequest, trainingRequest } from '../fakes/requests.ts';
import { sagemakerOf } from '../fakes/sagemaker-client.ts';
import { scratchAws } from '../fakes/scratch-aws.ts';

const many = (count: number) => Array.from({ length: count }, (_, each) => ({ Key: `key-${each}`, Value: '' }));

describe('the tags of a job', () => {
  it('are those it was made with, and what was added, changed and taken away since', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const made = [
      { Key: 'mlx:job', Value: 'prepare' },
      { Key: 'team', Value: 'a' },
      { Key: 'gone', Value: 'x' },
    ];
    const { ProcessingJobArn: ResourceArn } = await client.send(
      new CreateProcessingJobCommand({ ...processingRequest('prepare'), Tags: made }),
    );
    await client.send(
      new AddTagsCommand({
        ResourceArn,
        Tags: [
          { Key: 'team', Value: 'b' },
          { Key: 'new', Value: '' },
        ],
      }),
    );
    await client.send(new DeleteTagsCommand({ ResourceArn, TagKeys: ['gone', 'never-there'] }));
    const { Tags: tags } = await client.send(new ListTagsCommand({ ResourceArn }));
    expect(tags).toEqual([
      { Key: 'mlx:job', Value: 'prepare' },
      { Key: 'team', Value: 'b' },
      { Key: 'new', Value: '' },
    ]);
  });

  it('are at most fifty, and a refused change changes nothing', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const { ProcessingJobArn: ResourceArn } = await client.send(
      new CreateProcessingJobCommand({ ...processingRequest('prepare'), Tags: many(49) }),
    );
    const two = [
      { Key: 'one', Value: '' },
      { Key: 'two', Value: '' },
    ];
    await expect(client.send(new AddTagsCommand({ ResourceArn, Tags: two }))).rejects.toThrow('at most 50 tags');
    expect((await client.send(new ListTagsCommand({ ResourceArn }))).Tags).toHaveLength(49);
  });

  it.each([
    [
      'twice the same key',
      [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
      'Duplicate tag keys found',
    ],
    ["a key of AWS's own", [{ Key: 'aws:mine', Value: '1' }], 'aws: prefixed tag key names are not allowed'],
  ])('are refused with %s', async (_, Tags, message) => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const { ProcessingJobArn: ResourceArn } = await client.send(
      new CreateProcessingJobCommand(processingRequest('prepare')),
    );
    await expect(client.send(new AddTagsCommand({ ResourceArn, Tags }))).rejects.toThrow(message);
  });

  it('go with the job when it is deleted', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const { TrainingJobArn: ResourceArn } = await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    await client.send(new AddTagsCommand({ ResourceArn, Tags: [{ Key: 'a', Value: 'b' }] }));
    aws.jobs.set('training', 'train', { status: 'Completed' });
    await client.send(new DeleteTrainingJobCommand({ TrainingJobName: 'train' }));
    await expect(client.send(new ListTagsCommand({ ResourceArn }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await client.send(new CreateTrainingJobCommand(trainingRequest('train')));
    expect((await client.send(new ListTagsCommand({ ResourceArn }))).Tags).toEqual([]);
  });
});
