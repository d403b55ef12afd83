import {
  AddAssociationCommand,
  CreateArtifactCommand,
  QueryLineageCommand,
  type QueryLineageCommandInput,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';

/** A chain `raw` → `rows` → `model` → `scores`, and `other` → `model`. */
const edges = [
  ['raw', 'rows'],
  ['rows', 'model'],
  ['model', 'scores'],
  ['other', 'model'],
] as const;

async function chain(client: SageMakerClient): Promise<Map<string, string>> {
  const arns = new Map<string, string>();
  for (const name of new Set(edges.flat())) {
    const ArtifactType = name === 'model' ? 'Model' : 'DataSet';
    const request = { Source: { SourceUri: `s3://${name}` }, ArtifactType, Properties: { name } };
    arns.set(name, (await client.send(new CreateArtifactCommand(request))).ArtifactArn ?? '');
  }
  for (const [from, to] of edges) {
    await client.send(new AddAssociationCommand({ SourceArn: arns.get(from), DestinationArn: arns.get(to) }));
  }
  return arns;
}

/** The names of what a question finds, and of the ends of its edges. */
async function ask(start: string, question: QueryLineageCommandInput) {
  using aws = scratchAws();
  const client = sagemakerOf(aws);
  const arns = await chain(client);
  const names = new Map([...arns].map(([name, arn]) => [arn, name]));
  const told = await client.send(new QueryLineageCommand({ StartArns: [arns.get(start) ?? ''], ...question }));
  return {
    vertices: told.Vertices?.map(({ Arn = '' }) => names.get(Arn)),
    edges: told.Edges?.map(
      ({ SourceArn = '', DestinationArn = '' }) => `${names.get(SourceArn)}-${names.get(DestinationArn)}`,
    ),
  };
}

describe('a query of lineage', () => {
  it('follows associations up, down or both ways, the nearest first', async () => {
    const up = await ask('model', { Direction: 'Ascendants', IncludeEdges: false });
    expect(up).toEqual({ vertices: ['rows', 'other', 'raw'], edges: undefined });
    expect((await ask('model', { Direction: 'Descendants', IncludeEdges: false })).vertices).toEqual(['scores']);
    expect((await ask('raw', { Direction: 'Both', IncludeEdges: false })).vertices).toEqual([
      'rows',
      'model',
      'scores',
      'other',
    ]);
  });

  it('goes no farther than MaxDepth', async () => {
    const near = await ask('raw', { Direction: 'Descendants', IncludeEdges: false, MaxDepth: 2 });
    expect(near.vertices).toEqual(['rows', 'model']);
  });

  it('finds what matches its filters, and with edges also the way there', async () => {
    const Filters = { Types: ['Model'], LineageTypes: ['Artifact' as const] };
    expect(await ask('raw', { Direction: 'Descendants', IncludeEdges: false, Filters })).toMatchObject({
      vertices: ['model'],
    });
    expect(await ask('raw', { Direction: 'Descendants', IncludeEdges: true, Filters })).toEqual({
      vertices: ['raw', 'rows', 'model'],
      edges: ['raw-rows', 'rows-model'],
    });
    const other = await ask('raw', { IncludeEdges: false, Filters: { Properties: { name: 'other', none: 'x' } } });
    expect(other.vertices).toEqual(['other']);
  });

  it('tells every edge once, over all pages', async () => {
    using aws = scratchAws();
    const client = sagemakerOf(aws);
    const arns = await chain(client);
    const found: string[] = [];
    let NextToken: string | undefined;
    do {
      const question = { StartArns: [arns.get('raw') ?? ''], Direction: 'Both' as const, MaxResults: 2, NextToken };
      const told = await client.send(new QueryLineageCommand(question));
      found.push(...(told.Edges ?? []).map(({ SourceArn, DestinationArn }) => `${SourceArn} ${DestinationArn}`));
      NextToken = told.NextToken;
    } while (NextToken !== undefined);
    expect(found.toSorted()).toEqual(edges.map(([from, to]) => `${arns.get(from)} ${arns.get(to)}`).toSorted());
  });

  it('of an entity that is not there is ResourceNotFound', async () => {
    using aws = scratchAws();
    const StartArns = ['arn:aws:sagemaker:eu-west-1:000000000000:artifact/none'];
    await expect(sagemakerOf(aws).send(new QueryLineageCommand({ StartArns }))).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });
});
