import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DeleteModelPackageCommand,
  DescribeModelPackageCommand,
  ListModelPackagesCommand,
  type SageMakerClient,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { packageRequest, putModel } from '../../fakes/model-requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { type ScratchAws, scratchAws } from '../../fakes/scratch-aws.ts';

const version = (number: number) => `arn:aws:sagemaker:eu-west-1:000000000000:model-package/delays/${number}`;

async function withGroup(aws: ScratchAws): Promise<SageMakerClient> {
  await putModel(aws);
  const client = sagemakerOf(aws);
  await client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'delays' }));
  return client;
}

describe('a model package', () => {
  it('is the next version of its group, waits for approval, and tells all that it was given', async () => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    const more = {
      ModelPackageDescription: 'with the weather',
      CustomerMetadataProperties: { depth: '6' },
      MetadataProperties: { GeneratedBy: 'a-pipeline' },
      ModelMetrics: {
        ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: 's3://models-bucket/metrics.json' } },
      },
    };
    await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    const made = await client.send(new CreateModelPackageCommand(packageRequest('delays', more)));
    expect(made.ModelPackageArn).toBe(version(2));
    expect(await client.send(new DescribeModelPackageCommand({ ModelPackageName: version(2) }))).toMatchObject({
      ...packageRequest('delays', more),
      ModelPackageName: 'delays',
      ModelPackageVersion: 2,
      ModelPackageArn: version(2),
      ModelPackageStatus: 'Completed',
      ModelApprovalStatus: 'PendingManualApproval',
      CertifyForMarketplace: false,
      CreationTime: new Date(aws.clock.at),
    });
  });

  it('is approved by an update, which keeps what it does not name', async () => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    const first = { CustomerMetadataProperties: { depth: '6', note: 'old' } };
    await client.send(new CreateModelPackageCommand(packageRequest('delays', first)));
    aws.clock.at += 1000;
    await client.send(
      new UpdateModelPackageCommand({
        ModelPackageArn: version(1),
        ModelApprovalStatus: 'Approved',
        ApprovalDescription: 'good enough',
        CustomerMetadataProperties: { reviewer: 'me' },
        CustomerMetadataPropertiesToRemove: ['note'],
      }),
    );
    expect(await client.send(new DescribeModelPackageCommand({ ModelPackageName: version(1) }))).toMatchObject({
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'good enough',
      CustomerMetadataProperties: { depth: '6', reviewer: 'me' },
      InferenceSpecification: packageRequest('delays').InferenceSpecification,
      LastModifiedTime: new Date(aws.clock.at),
    });
  });

  it('is made once for one ClientToken', async () => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    const request = packageRequest('delays', { ClientToken: 'a'.repeat(36) });
    const answers = [];
    for (const _ of [1, 2]) answers.push(await client.send(new CreateModelPackageCommand(request)));
    expect(answers.map(({ ModelPackageArn }) => ModelPackageArn)).toEqual([version(1), version(1)]);
    const other = { ...request, ModelApprovalStatus: 'Approved' as const };
    await expect(client.send(new CreateModelPackageCommand(other))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it.each([
    ['in a group that is not there', packageRequest('none'), 'Model Package Group does not exist: arn:'],
    ['without a name or group', packageRequest('', { ModelPackageGroupName: undefined }), 'either ModelPackageName or'],
    ['with tags of its own', packageRequest('delays', { Tags: [{ Key: 'a', Value: 'b' }] }), 'Tags are not supported'],
    ['without a model', packageRequest('delays', { InferenceSpecification: undefined }), 'InferenceSpecification'],
    [
      'approved and without a group',
      packageRequest('', { ModelPackageGroupName: undefined, ModelPackageName: 'x', ModelApprovalStatus: 'Approved' }),
      'only for versioned',
    ],
  ])('is refused %s', async (_, request, message) => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    await expect(client.send(new CreateModelPackageCommand(request))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('is refused where its model is not there', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'delays' }));
    await expect(client.send(new CreateModelPackageCommand(packageRequest('delays')))).rejects.toThrow(
      'Could not find model data at s3://models-bucket/train-1/output/model.tar.gz.',
    );
  });

  it('leaves its number behind when it is deleted', async () => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    await client.send(new DeleteModelPackageCommand({ ModelPackageName: version(1) }));
    await expect(client.send(new DescribeModelPackageCommand({ ModelPackageName: version(1) }))).rejects.toThrow(
      `ModelPackage ${version(1)} does not exist.`,
    );
    const next = await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    expect(next.ModelPackageArn).toBe(version(2));
  });
});

describe('the list of model packages', () => {
  it('holds the versions of a group, by approval and newest first', async () => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    for (const ModelApprovalStatus of ['Approved', 'Rejected', 'Approved'] as const) {
      aws.clock.at += 1000;
      await client.send(new CreateModelPackageCommand(packageRequest('delays', { ModelApprovalStatus })));
    }
    const { ModelPackageSummaryList: approved } = await client.send(
      new ListModelPackagesCommand({
        ModelPackageGroupName: 'delays',
        ModelApprovalStatus: 'Approved',
        SortBy: 'CreationTime',
        SortOrder: 'Descending',
      }),
    );
    expect(approved?.map(({ ModelPackageVersion }) => ModelPackageVersion)).toEqual([3, 1]);
  });

  it('holds packages without a group unless versions are asked for', async () => {
    using aws = scratchAws();
    const client = await withGroup(aws);
    await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    const { ModelPackageGroupName: _, ...named } = packageRequest('', { ModelPackageName: 'alone' });
    await client.send(new CreateModelPackageCommand(named));
    const counts = [];
    for (const ModelPackageType of [undefined, 'Unversioned', 'Versioned', 'Both'] as const) {
      const { ModelPackageSummaryList: list } = await client.send(new ListModelPackagesCommand({ ModelPackageType }));
      counts.push(list?.length);
    }
    expect(counts).toEqual([1, 1, 1, 2]);
  });
});
