import {
  AddAssociationCommand,
  AddTagsCommand,
  CreateActionCommand,
  CreateArtifactCommand,
  CreateContextCommand,
  DeleteArtifactCommand,
  DeleteAssociationCommand,
  DeleteContextCommand,
  DescribeActionCommand,
  DescribeArtifactCommand,
  DescribeContextCommand,
  ListActionsCommand,
  ListArtifactsCommand,
  ListAssociationsCommand,
  ListContextsCommand,
  ListTagsCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

const artifact = (client: SageMakerClient, SourceUri: string, ArtifactType = 'DataSet') =>
  client.send(new CreateArtifactCommand({ Source: { SourceUri }, ArtifactType }));

describe('an artifact', () => {
  it('is told as it was made, with its tags, until it is deleted', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const request = {
      ArtifactName: 'rows',
      ArtifactType: 'DataSet',
      Source: { SourceUri: 's3://data/rows/', SourceTypes: [{ SourceIdType: 'S3ETag' as const, Value: 'abc' }] },
      Properties: { rows: '7' },
    };
    const { ArtifactArn = '' } = await client.send(
      new CreateArtifactCommand({ ...request, Tags: [{ Key: 'a', Value: 'b' }] }),
    );
    expect(ArtifactArn).toMatch(/^arn:aws:sagemaker:eu-west-1:000000000000:artifact\/[0-9a-f]{32}$/);
    expect(await client.send(new DescribeArtifactCommand({ ArtifactArn }))).toMatchObject(request);
    await client.send(new AddTagsCommand({ ResourceArn: ArtifactArn, Tags: [{ Key: 'c', Value: 'd' }] }));
    expect((await client.send(new ListTagsCommand({ ResourceArn: ArtifactArn }))).Tags).toHaveLength(2);
    await client.send(new DeleteArtifactCommand({ ArtifactArn }));
    await expect(client.send(new DescribeArtifactCommand({ ArtifactArn }))).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });

  it('is one for each source URI, to the letter', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    await artifact(client, 's3://data/rows');
    await artifact(client, 's3://data/rows/');
    await expect(artifact(client, 's3://data/rows', 'Model')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('already exists'),
    });
    const found = await client.send(new ListArtifactsCommand({ SourceUri: 's3://data/rows' }));
    expect(found.ArtifactSummaries).toMatchObject([{ ArtifactType: 'DataSet' }]);
  });

  it('is listed newest first, by type, and in pages', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    for (const [uri, type] of [
      ['s3://a', 'DataSet'],
      ['s3://b', 'Model'],
      ['s3://c', 'DataSet'],
    ] as const) {
      aws.clock.at += 1000;
      await artifact(client, uri, type);
    }
    const first = await client.send(new ListArtifactsCommand({ ArtifactType: 'DataSet', MaxResults: 1 }));
    expect(first.ArtifactSummaries?.map(({ Source }) => Source?.SourceUri)).toEqual(['s3://c']);
    const next = { ArtifactType: 'DataSet', MaxResults: 1, NextToken: first.NextToken };
    const second = await client.send(new ListArtifactsCommand(next));
    expect(second.ArtifactSummaries?.map(({ Source }) => Source?.SourceUri)).toEqual(['s3://a']);
  });
});

describe('an action and a context', () => {
  it('are found by name and by ARN, and listed by type', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const Source = { SourceUri: 'athena://primary/1', SourceType: 'query' };
    const action = { ActionName: 'query-1', ActionType: 'Query', Source, Status: 'Completed' as const };
    const { ActionArn } = await client.send(new CreateActionCommand(action));
    for (const ActionName of ['query-1', ActionArn]) {
      expect(await client.send(new DescribeActionCommand({ ActionName }))).toMatchObject({ ...action, ActionArn });
    }
    const context = { ContextName: 'run_1', ContextType: 'Run', Source, Properties: { way: 'states' } };
    await client.send(new CreateContextCommand(context));
    expect(await client.send(new DescribeContextCommand({ ContextName: 'run_1' }))).toMatchObject(context);
    await expect(client.send(new CreateContextCommand(context))).rejects.toThrow('already exists');
    expect((await client.send(new ListActionsCommand({ ActionType: 'Other' }))).ActionSummaries).toEqual([]);
    expect((await client.send(new ListContextsCommand({ ContextType: 'Run' }))).ContextSummaries).toHaveLength(1);
    await client.send(new DeleteContextCommand({ ContextName: 'run_1' }));
    expect((await client.send(new ListContextsCommand({}))).ContextSummaries).toEqual([]);
  });
});

describe('an association', () => {
  it('joins two entities, is listed with their types, and keeps them from being deleted', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const { ArtifactArn: SourceArn } = await artifact(client, 's3://a');
    const { ArtifactArn: DestinationArn } = await artifact(client, 's3://b', 'Model');
    const ends = { SourceArn, DestinationArn };
    await client.send(new AddAssociationCommand({ ...ends, AssociationType: 'DerivedFrom' }));
    await expect(client.send(new AddAssociationCommand(ends))).rejects.toThrow('already exists');
    const list = await client.send(new ListAssociationsCommand({ SourceArn, DestinationType: 'Model' }));
    expect(list.AssociationSummaries).toMatchObject([
      { ...ends, SourceType: 'DataSet', DestinationType: 'Model', AssociationType: 'DerivedFrom' },
    ]);
    const remove = new DeleteArtifactCommand({ ArtifactArn: SourceArn });
    await expect(client.send(remove)).rejects.toThrow("can't be deleted because it has associations");
    await client.send(new DeleteAssociationCommand(ends));
    await client.send(remove);
    await expect(client.send(new DeleteAssociationCommand(ends))).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it('needs two entities that are there', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const { ArtifactArn: SourceArn } = await artifact(client, 's3://a');
    const ends = { SourceArn, DestinationArn: SourceArn?.replace(/.{32}$/, 'f'.repeat(32)) };
    await expect(client.send(new AddAssociationCommand(ends))).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});
