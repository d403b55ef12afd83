import {
  CreateTrainingJobCommand,
  type Filter,
  type Operator,
  SearchCommand,
  type SearchExpression,
} from '@aws-sdk/client-sagemaker';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { trainingRequest } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws, type ScratchAws } from '../../fakes/scratch-aws.ts';

let aws: ScratchAws;

beforeAll(async () => {
  aws = scratchAws();
  aws.objects.createBucket('my-bucket');
  for (const key of ['train/a', 'test/b']) await aws.objects.put('my-bucket', key, Buffer.from('x'));
  for (const [at, name] of ['one', 'two', 'three'].entries()) {
    await sagemakerOf(aws).send(
      new CreateTrainingJobCommand({
        ...trainingRequest(name),
        HyperParameters: { depth: String(at + 9), 'learning.rate': '0.5', kind: 'tree' },
        InputDataConfig: [
          {
            ChannelName: 'train',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://my-bucket/train/' } },
          },
          {
            ChannelName: name,
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://my-bucket/test/' } },
          },
        ],
        Tags: [{ Key: 'mlx:job', Value: `job-${name}` }],
      }),
    );
    aws.jobs.set('training', name, {
      finalMetrics: [{ name: 'auc', value: [0.7, 0.8, 0.9][at] ?? 0, at: aws.clock.at }],
    });
    aws.clock.at += 60_000;
  }
  aws.jobs.set('training', 'three', { status: 'Failed', failureReason: 'AlgorithmError: , exit code: 1' });
});

afterAll(() => aws[Symbol.dispose]());

async function found(expression: SearchExpression): Promise<(string | undefined)[]> {
  const answer = await sagemakerOf(aws).send(
    new SearchCommand({
      Resource: 'TrainingJob',
      SearchExpression: expression,
      SortBy: 'CreationTime',
      SortOrder: 'Ascending',
    }),
  );
  return answer.Results?.map(({ TrainingJob }) => TrainingJob?.TrainingJobName) ?? [];
}

const filter = (Name: string, operator: string, Value?: string): Filter => ({
  Name,
  Operator: operator as Operator,
  Value,
});

/** Filters on the list of channels: a name, and a part of the URI. */
const both = (channel: string, uri: string) => ({
  NestedFilters: [
    {
      NestedPropertyName: 'InputDataConfig',
      Filters: [
        filter('InputDataConfig.ChannelName', 'Equals', channel),
        filter('InputDataConfig.DataSource.S3DataSource.S3Uri', 'Contains', uri),
      ],
    },
  ],
});

describe('searching training jobs', () => {
  it.each([
    ['TrainingJobName', 'Equals', 'two', ['two']],
    ['TrainingJobName', 'NotEquals', 'two', ['one', 'three']],
    ['TrainingJobName', 'Contains', 'e', ['one', 'three']],
    ['TrainingJobName', 'In', 'one, two', ['one', 'two']],
    ['TrainingJobStatus', 'Equals', 'Failed', ['three']],
    ['FailureReason', 'Exists', undefined, ['three']],
    ['FailureReason', 'NotExists', undefined, ['one', 'two']],
    ['HyperParameters.depth', 'GreaterThan', '9', ['two', 'three']],
    ['HyperParameters.depth', 'LessThanOrEqualTo', '10', ['one', 'two']],
    ['HyperParameters.learning.rate', 'Equals', '0.50', ['one', 'two', 'three']],
    ['Metrics.auc', 'GreaterThanOrEqualTo', '0.8', ['two', 'three']],
    ['Tags.mlx:job', 'Equals', 'job-two', ['two']],
    ['CreationTime', 'GreaterThan', '2026-01-15T12:00:30', ['two', 'three']],
    ['CreationTime', 'LessThan', '2026-01-15T12:01:30Z', ['one', 'two']],
    ['InputDataConfig.ChannelName', 'Equals', 'three', ['three']],
    ['ResourceConfig.InstanceCount', 'Equals', '1', ['one', 'two', 'three']],
  ])('by %s %s %s', async (name, operator, value, expected) => {
    expect(await found({ Filters: [filter(name, operator, value)] })).toEqual(expected);
  });

  it('joins filters by And where nothing is said, and by Or', async () => {
    const filters = [filter('TrainingJobName', 'Equals', 'one'), filter('TrainingJobStatus', 'Equals', 'Failed')];
    expect(await found({ Filters: filters })).toEqual([]);
    expect(await found({ Filters: filters, Operator: 'Or' })).toEqual(['one', 'three']);
  });

  it('nests expressions', async () => {
    const named = { Filters: [filter('TrainingJobName', 'In', 'one,two,three')] };
    const either = {
      Operator: 'Or',
      Filters: [filter('Metrics.auc', 'LessThan', '0.75'), filter('TrainingJobStatus', 'Equals', 'Failed')],
    } satisfies SearchExpression;
    expect(await found({ SubExpressions: [named, either] })).toEqual(['one', 'three']);
  });

  it('wants all nested filters of one and the same item of a list', async () => {
    expect(await found(both('two', 'my-bucket/test'))).toEqual(['two']);
    expect(await found(both('two', 'my-bucket/train'))).toEqual([]);
  });

  it('goes page by page, newest first where nothing is said, and counts all', async () => {
    const client = sagemakerOf(aws);
    const first = await client.send(new SearchCommand({ Resource: 'TrainingJob', MaxResults: 2 }));
    expect(first.TotalHits).toEqual({ Value: 3, Relation: 'EqualTo' });
    const second = await client.send(
      new SearchCommand({ Resource: 'TrainingJob', MaxResults: 2, NextToken: first.NextToken }),
    );
    const names = [...first.Results!, ...second.Results!].map(({ TrainingJob }) => TrainingJob?.TrainingJobName);
    expect(names).toEqual(['three', 'two', 'one']);
    expect(second.NextToken).toBeUndefined();
  });

  it('finds the tags along with the job', async () => {
    const { Results: results } = await sagemakerOf(aws).send(
      new SearchCommand({ Resource: 'TrainingJob', MaxResults: 1 }),
    );
    expect(results?.[0]?.TrainingJob?.Tags).toEqual([{ Key: 'mlx:job', Value: 'job-three' }]);
  });

  it('refuses to sort by a property that training jobs have not', async () => {
    const send = sagemakerOf(aws).send(new SearchCommand({ Resource: 'TrainingJob', SortBy: 'Nmae' }));
    await expect(send).rejects.toMatchObject({ name: 'ValidationException', message: 'Invalid property name: Nmae' });
  });

  it('finds none of the resources that there are none of', async () => {
    const { Results: results } = await sagemakerOf(aws).send(new SearchCommand({ Resource: 'Pipeline' }));
    expect(results).toEqual([]);
  });

  it.each([
    [
      'a property that training jobs have not',
      { Filters: [filter('TrainingJobNmae', 'Equals', 'x')] },
      'Invalid property name',
    ],
    ['an order of words', { Filters: [filter('TrainingJobName', 'GreaterThan', 'x')] }, 'not supported for text'],
    ['a time that is none', { Filters: [filter('CreationTime', 'GreaterThan', 'today')] }, 'Invalid timestamp'],
    ['nothing to compare with', { Filters: [filter('TrainingJobName', 'Equals')] }, 'Value is required'],
    [
      'Contains twice',
      { Filters: [filter('TrainingJobName', 'Contains', 'a'), filter('RoleArn', 'Contains', 'b')] },
      "'CONTAINS' operator usage limit of 1 exceeded.",
    ],
    [
      'more than fifty filters',
      { SubExpressions: Array.from({ length: 3 }, () => ({ Filters: Array(17).fill(filter('RoleArn', 'Exists')) })) },
      'at most 50 filters',
    ],
  ])('refuses %s', async (_, expression, message) => {
    await expect(found(expression as SearchExpression)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});
