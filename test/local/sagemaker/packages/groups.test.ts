import {
  AddTagsCommand,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DescribeModelPackageGroupCommand,
  ListModelPackageGroupsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { packageRequest, putModel } from '../../fakes/model-requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

const arn = 'arn:aws:sagemaker:eu-west-1:000000000000:model-package-group/delays';

describe('a model package group', () => {
  it('is found by its name and by its ARN', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const request = { ModelPackageGroupName: 'delays', ModelPackageGroupDescription: 'Late or not' };
    const made = await client.send(new CreateModelPackageGroupCommand(request));
    expect(made.ModelPackageGroupArn).toBe(arn);
    for (const ModelPackageGroupName of ['delays', arn]) {
      const told = await client.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName }));
      expect(told).toMatchObject({ ...request, ModelPackageGroupArn: arn, ModelPackageGroupStatus: 'Completed' });
    }
    const { ModelPackageGroupSummaryList: all } = await client.send(new ListModelPackageGroupsCommand({}));
    expect(all).toMatchObject([{ ModelPackageGroupName: 'delays', CreationTime: new Date(aws.clock.at) }]);
  });

  it('has a name of its own', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const create = new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'delays' });
    await client.send(create);
    await expect(client.send(create)).rejects.toThrow(`Model Package Group already exists: ${arn}`);
  });

  it('can be deleted only without versions, and begins again with version 1', async () => {
    using aws = scratchAws();
    await putModel(aws);
    const client = sagemakerOf(aws);
    const group = { ModelPackageGroupName: 'delays' };
    await client.send(new CreateModelPackageGroupCommand(group));
    const { ModelPackageArn } = await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    await expect(client.send(new DeleteModelPackageGroupCommand(group))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await client.send(new DeleteModelPackageCommand({ ModelPackageName: ModelPackageArn }));
    await client.send(new DeleteModelPackageGroupCommand(group));
    await expect(client.send(new DescribeModelPackageGroupCommand(group))).rejects.toThrow('does not exist');
    await client.send(new CreateModelPackageGroupCommand(group));
    const again = await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    expect(again.ModelPackageArn).toMatch(/model-package\/delays\/1$/);
  });

  it('has tags', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const made = [{ Key: 'team', Value: 'a' }];
    await client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'delays', Tags: made }));
    const added = [{ Key: 'stage', Value: 'test' }];
    await client.send(new AddTagsCommand({ ResourceArn: arn, Tags: added }));
    expect((await client.send(new ListTagsCommand({ ResourceArn: arn }))).Tags).toEqual([...made, ...added]);
  });
});
