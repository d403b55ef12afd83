import {
  CreateModelCommand,
  DeleteModelCommand,
  DescribeModelCommand,
  ListModelsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { modelData, modelRequest, putModel } from '../../fakes/model-requests.ts';
import { image, role } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

const arn = 'arn:aws:sagemaker:eu-west-1:000000000000:model/delays';

describe('a model', () => {
  it('is described as it was made, until it is deleted', async () => {
    using aws = scratchAws();
    await putModel(aws);
    const client = sagemakerOf(aws);
    const made = await client.send(new CreateModelCommand(modelRequest('delays')));
    expect(made.ModelArn).toBe(arn);
    expect(await client.send(new DescribeModelCommand({ ModelName: 'delays' }))).toMatchObject({
      ModelName: 'delays',
      ModelArn: arn,
      ExecutionRoleArn: role,
      PrimaryContainer: { Image: image, ModelDataUrl: modelData },
      EnableNetworkIsolation: false,
      CreationTime: new Date(aws.clock.at),
    });
    await client.send(new DeleteModelCommand({ ModelName: 'delays' }));
    await expect(client.send(new DescribeModelCommand({ ModelName: 'delays' }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Could not find model "${arn}".`,
    });
    await expect(client.send(new DeleteModelCommand({ ModelName: 'delays' }))).rejects.toThrow('Could not find model');
  });

  it('has a name of its own', async () => {
    using aws = scratchAws();
    await putModel(aws);
    const client = sagemakerOf(aws);
    await client.send(new CreateModelCommand(modelRequest('delays')));
    await expect(client.send(new CreateModelCommand(modelRequest('delays')))).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Cannot create already existing model "${arn}".`,
    });
  });

  it.each([
    ['data that is not there', { ModelDataUrl: 's3://models-bucket/gone.tar.gz' }, 'Could not find model data at'],
    ['data in a bucket that is not there', { ModelDataUrl: 's3://no-bucket/m.tar.gz' }, 'Could not find model data at'],
    [
      'a prefix without objects',
      {
        ModelDataSource: {
          S3DataSource: { S3Uri: 's3://models-bucket/none/', S3DataType: 'S3Prefix', CompressionType: 'None' },
        },
      },
      'Could not find model data at s3://models-bucket/none/.',
    ],
    ['an image and a package', { ModelPackageName: 'a-package' }, 'either an Image or a ModelPackageName'],
    ['an image of another region', { Image: image.replace('eu-west-1', 'us-east-1') }, 'Invalid region us-east-1'],
  ] as const)('is refused with %s', async (_, container, message) => {
    using aws = scratchAws();
    await putModel(aws);
    const request = { ...modelRequest('delays'), PrimaryContainer: { Image: image, ...container } };
    await expect(sagemakerOf(aws).send(new CreateModelCommand(request))).rejects.toThrow(message);
  });

  it('is refused without a container', async () => {
    using aws = scratchAws();
    const request = { ModelName: 'delays', ExecutionRoleArn: role };
    await expect(sagemakerOf(aws).send(new CreateModelCommand(request))).rejects.toThrow(
      'either PrimaryContainer or Containers',
    );
  });

  it('keeps the tags it was made with', async () => {
    using aws = scratchAws();
    await putModel(aws);
    const client = sagemakerOf(aws);
    const Tags = [{ Key: 'mlx:flow', Value: 'delays' }];
    await client.send(new CreateModelCommand({ ...modelRequest('delays'), Tags }));
    expect((await client.send(new ListTagsCommand({ ResourceArn: arn }))).Tags).toEqual(Tags);
  });
});

describe('the list of models', () => {
  it('is newest first, in pages, and can be narrowed by name', async () => {
    using aws = scratchAws();
    await putModel(aws);
    const client = sagemakerOf(aws);
    for (const name of ['delays-1', 'other', 'delays-2']) {
      aws.clock.at += 1000;
      await client.send(new CreateModelCommand(modelRequest(name)));
    }
    const first = await client.send(new ListModelsCommand({ NameContains: 'DELAYS', MaxResults: 1 }));
    expect(first.Models?.map(({ ModelName }) => ModelName)).toEqual(['delays-2']);
    const next = { NameContains: 'DELAYS', MaxResults: 1, NextToken: first.NextToken };
    const second = await client.send(new ListModelsCommand(next));
    expect(second.Models?.map(({ ModelName }) => ModelName)).toEqual(['delays-1']);
    expect(second.NextToken).toBeUndefined();
    await expect(client.send(new ListModelsCommand({ NextToken: first.NextToken }))).rejects.toThrow('NextToken');
  });
});
