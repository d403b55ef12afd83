import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { role } from '../fakes/requests.ts';
import { definitionOf, get, join, processing } from './definitions.ts';
import { world } from './world.ts';

const arn = 'arn:aws:sagemaker:eu-west-1:000000000000:pipeline/chain';
const one = definitionOf([processing('a')]);
const two = definitionOf([processing('a'), processing('b')]);

function token() {
  return { ClientRequestToken: randomUUID() };
}

describe('a pipeline', () => {
  test('is created once, described, and found in the list', async () => {
    using aws = world();
    const request = { PipelineName: 'chain', RoleArn: role, PipelineDefinition: one, ...token() };
    expect(await aws.call('CreatePipeline', request)).toEqual({ PipelineArn: arn });
    expect(await aws.call('CreatePipeline', request)).toEqual({ PipelineArn: arn });
    expect(await aws.refused('CreatePipeline', { ...request, ...token() })).toMatch(
      /ValidationException: .*already exists/,
    );
    for (const PipelineName of ['chain', arn]) {
      expect(await aws.call('DescribePipeline', { PipelineName })).toMatchObject({
        PipelineArn: arn,
        PipelineStatus: 'Active',
        PipelineDefinition: one,
        RoleArn: role,
        CreationTime: aws.now() / 1000,
      });
    }
    expect((await aws.call('ListPipelines', { PipelineNamePrefix: 'ch' }))['PipelineSummaries']).toMatchObject([
      { PipelineName: 'chain' },
    ]);
    expect(await aws.refused('DescribePipeline', { PipelineName: 'other' })).toMatch(/^ResourceNotFound: /);
  });

  test('has a version for each definition, and starts in the version asked for', async () => {
    using aws = world();
    await aws.create(one);
    expect(await aws.call('UpdatePipeline', { PipelineName: 'chain', PipelineDefinition: two })).toEqual({
      PipelineArn: arn,
      PipelineVersionId: 2,
    });
    const first = await aws.start({ PipelineVersionId: 1 });
    const newest = await aws.start();
    expect(await aws.steps(first)).toHaveLength(1);
    expect(await aws.steps(newest)).toHaveLength(2);
    expect(await aws.call('DescribePipelineDefinitionForExecution', { PipelineExecutionArn: first })).toMatchObject({
      PipelineDefinition: one,
    });
    expect(
      (await aws.call('ListPipelineVersions', { PipelineName: 'chain' }))['PipelineVersionSummaries'],
    ).toMatchObject([
      { PipelineVersionId: 2, LastExecutionPipelineExecutionArn: newest },
      { PipelineVersionId: 1, LastExecutionPipelineExecutionArn: first },
    ]);
    expect(await aws.call('DescribePipeline', { PipelineName: 'chain', PipelineVersionId: 1 })).toMatchObject({
      PipelineDefinition: one,
    });
  });

  test('may have its definition in S3', async () => {
    using aws = world();
    const request = { PipelineName: 'chain', RoleArn: role, ...token() };
    const at = { PipelineDefinitionS3Location: { Bucket: 'data', ObjectKey: 'chain.json' } };
    expect(await aws.refused('CreatePipeline', { ...request, ...at })).toContain('s3://data/chain.json does not exist');
    await aws.objects.put('data', 'chain.json', Buffer.from(one));
    await aws.call('CreatePipeline', { ...request, ...at });
    expect(await aws.call('DescribePipeline', { PipelineName: 'chain' })).toMatchObject({ PipelineDefinition: one });
  });

  test('has tags', async () => {
    using aws = world();
    await aws.create(one, { Tags: [{ Key: 'team', Value: 'delays' }] });
    await aws.call('AddTags', { ResourceArn: arn, Tags: [{ Key: 'more', Value: '1' }] });
    expect(await aws.call('ListTags', { ResourceArn: arn })).toEqual({
      Tags: [
        { Key: 'team', Value: 'delays' },
        { Key: 'more', Value: '1' },
      ],
    });
  });

  test('is not deleted while it runs, and goes with all that it did', async () => {
    using aws = world();
    await aws.create(one);
    const execution = await aws.start();
    expect(await aws.refused('DeletePipeline', { PipelineName: 'chain', ...token() })).toMatch(
      /^ConflictException: .*is in status Executing/,
    );
    await aws.end('a');
    await aws.call('DeletePipeline', { PipelineName: 'chain', ...token() });
    expect(await aws.refused('DescribePipelineExecution', { PipelineExecutionArn: execution })).toMatch(
      /^ResourceNotFound: /,
    );
    await aws.create(one);
    expect((await aws.call('ListPipelineExecutions', { PipelineName: 'chain' }))['PipelineExecutionSummaries']).toEqual(
      [],
    );
  });

  test.for([
    ['nonsense', 'Unable to parse pipeline definition. It is not JSON'],
    ['[]', 'Unable to parse pipeline definition. Expecting start of Json Object.'],
    [definitionOf([processing('a'), processing('a')]), "'a'"],
    [definitionOf([processing('a', { DependsOn: ['b'] }), processing('b', { DependsOn: ['a'] })]), 'a'],
    [definitionOf([processing('a', { DependsOn: ['nobody'] })]), 'nobody'],
    [definitionOf([processing('a; rm -rf /')]), 'rm -rf'],
    [definitionOf([{ Name: 'find', Type: 'AutoML', Arguments: {} }]), 'AutoML'],
  ] as const)('with the definition %s is refused', async ([definition, words]) => {
    using aws = world();
    const request = { PipelineName: 'chain', RoleArn: role, PipelineDefinition: definition, ...token() };
    const told = await aws.refused('CreatePipeline', request);
    expect(told).toMatch(/^ValidationException: /);
    expect(told).toContain(words);
    expect((await aws.call('ListPipelines', {}))['PipelineSummaries']).toEqual([]);
  });
});

describe('an execution', () => {
  const Parameters = [
    { Name: 'day', Type: 'String' },
    { Name: 'rows', Type: 'Integer', DefaultValue: 10 },
    { Name: 'kind', Type: 'String', DefaultValue: 'a', EnumValues: ['a', 'b'] },
  ];
  const args = { Environment: { DAY: get('Parameters.day'), ROWS: join('', get('Parameters.rows')) } };
  const given = { PipelineParameters: [{ Name: 'day', Value: '2013-01-01' }] };

  test('is given params, the rest have their defaults', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a', { args })], { Parameters }));
    const execution = await aws.start(given);
    expect(await aws.call('ListPipelineParametersForExecution', { PipelineExecutionArn: execution })).toEqual({
      PipelineParameters: [
        { Name: 'day', Value: '2013-01-01' },
        { Name: 'rows', Value: '10' },
        { Name: 'kind', Value: 'a' },
      ],
    });
    expect(aws.started()[0]?.request['Environment']).toEqual({ DAY: '2013-01-01', ROWS: '10' });
  });

  test.for([
    [[], "Parameter 'day' is undefined."],
    [[{ Name: 'day', Value: '' }], 'string "" is too short'],
    [
      [
        { Name: 'day', Value: 'x' },
        { Name: 'hour', Value: '1' },
      ],
      'Unknown pipeline parameters: hour',
    ],
    [
      [
        { Name: 'day', Value: 'x' },
        { Name: 'rows', Value: 'ten' },
      ],
      "Parameter 'rows' must be of type Integer: ten",
    ],
    [
      [
        { Name: 'day', Value: 'x' },
        { Name: 'kind', Value: 'c' },
      ],
      "Parameter 'kind' must be one of a, b: c",
    ],
    [
      [
        { Name: 'day', Value: 'x' },
        { Name: 'day', Value: 'y' },
      ],
      "Parameter 'day' is given twice.",
    ],
  ] as const)('with the params %j is refused', async ([PipelineParameters, words]) => {
    using aws = world();
    await aws.create(definitionOf([processing('a', { args })], { Parameters }));
    expect(
      await aws.refused('StartPipelineExecution', { PipelineName: 'chain', PipelineParameters, ...token() }),
    ).toContain(words);
  });

  test('is started once by one token', async () => {
    using aws = world();
    await aws.create(one);
    const same = token();
    const first = await aws.start(same);
    expect(await aws.start(same)).toBe(first);
    expect(aws.started()).toHaveLength(1);
  });

  test('is described and listed, the newest first, and can be renamed', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a')], experiment), { PipelineDisplayName: 'Chain' });
    const first = await aws.start();
    const second = await aws.start({
      PipelineExecutionDisplayName: 'second',
      PipelineExecutionDescription: 'once more',
    });
    const list = await aws.call('ListPipelineExecutions', { PipelineName: 'chain', MaxResults: 1 });
    expect(list['PipelineExecutionSummaries']).toMatchObject([
      { PipelineExecutionArn: second, PipelineExecutionStatus: 'Executing' },
    ]);
    const rest = await aws.call('ListPipelineExecutions', {
      PipelineName: 'chain',
      MaxResults: 1,
      NextToken: list['NextToken'],
    });
    expect(rest['PipelineExecutionSummaries']).toMatchObject([{ PipelineExecutionArn: first }]);
    expect(rest['NextToken']).toBeUndefined();
    await aws.call('UpdatePipelineExecution', {
      PipelineExecutionArn: second,
      PipelineExecutionDescription: 'changed',
    });
    expect(await aws.call('DescribePipelineExecution', { PipelineExecutionArn: second })).toMatchObject({
      PipelineArn: arn,
      PipelineExecutionDisplayName: 'second',
      PipelineExecutionDescription: 'changed',
      PipelineExperimentConfig: { ExperimentName: 'chain', TrialName: second.split('/').at(-1) },
      PipelineVersionId: 1,
    });
    expect(aws.started()[0]?.request['ExperimentConfig']).toEqual({
      ExperimentName: 'chain',
      TrialName: first.split('/').at(-1),
    });
  });

  const experiment = {
    PipelineExperimentConfig: {
      ExperimentName: get('Execution.PipelineName'),
      TrialName: get('Execution.PipelineExecutionId'),
    },
  };

  test('lists its steps a page at a time, the newest first', async () => {
    using aws = world();
    await aws.create(definitionOf(['a', 'b', 'c'].map((name) => processing(name))));
    const execution = await aws.start();
    const page = await aws.call('ListPipelineExecutionSteps', { PipelineExecutionArn: execution, MaxResults: 2 });
    const next = { PipelineExecutionArn: execution, MaxResults: 2, NextToken: page['NextToken'] };
    const rest = await aws.call('ListPipelineExecutionSteps', next);
    const names = [page, rest].map((each) =>
      each['PipelineExecutionSteps'].map((step: { StepName: string }) => step.StepName),
    );
    expect(names).toEqual([['c', 'b'], ['a']]);
    expect(await aws.refused('ListPipelineExecutionSteps', { ...next, NextToken: 'made up' })).toContain('NextToken');
  });
});
