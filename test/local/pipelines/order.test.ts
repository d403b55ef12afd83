import { describe, expect, test } from 'vitest';
import { condition, definitionOf, fail, get, join, processing, training } from './definitions.ts';
import { world } from './world.ts';

const failed = { status: 'Failed', failureReason: 'AlgorithmError: , exit code: 1' } as const;

const metric = (value: number) => ({ finalMetrics: [{ name: 'auc', value, at: 0 }] });

describe('the order of steps', () => {
  test('steps that need nothing begin at once, and others when what they need has succeeded', async () => {
    using aws = world();
    const uses = {
      args: { Environment: { FROM: get("Steps.one.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri") } },
    };
    await aws.create(
      definitionOf([processing('three', uses), processing('one'), processing('two', { DependsOn: ['one'] })]),
    );
    const arn = await aws.start();
    expect(await aws.steps(arn)).toEqual(['one Executing']);
    await aws.end('one');
    expect(await aws.steps(arn)).toEqual(['one Succeeded', 'three Executing', 'two Executing']);
    const { request } = aws.started().find(({ name }) => name.includes('-three-')) ?? {};
    expect(request?.['Environment']).toEqual({ FROM: `s3://data/${arn.split('/').at(-1)}/one` });
    await aws.end('two');
    await aws.end('three');
    expect(await aws.status(arn)).toBe('Succeeded');
  });

  test('no more steps are at work than the parallelism allows', async () => {
    using aws = world();
    const names = ['a', 'b', 'c', 'd'];
    await aws.create(definitionOf(names.map((name) => processing(name))), {
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
    });
    const arn = await aws.start();
    expect(await aws.steps(arn)).toEqual(['a Executing', 'b Executing']);
    await aws.end('a');
    expect(await aws.steps(arn)).toEqual(['a Succeeded', 'b Executing', 'c Executing']);
    const wide = await aws.start({ ParallelismConfiguration: { MaxParallelExecutionSteps: 3 } });
    expect(await aws.steps(wide)).toHaveLength(3);
  });

  test('a step that fails while others run lets them and what follows them end, then the execution fails', async () => {
    using aws = world();
    const steps = ['a', 'b', 'c', 'd'].map((name) => processing(name));
    await aws.create(
      definitionOf([
        ...steps,
        processing('after-a', { DependsOn: ['a'] }),
        processing('after-b', { DependsOn: ['b'] }),
      ]),
    );
    const arn = await aws.start();
    await aws.end('a', failed);
    expect(await aws.status(arn)).toBe('Executing');
    await aws.end('b');
    await aws.end('c');
    await aws.end('d');
    expect(await aws.status(arn)).toBe('Executing');
    await aws.end('after-b');
    expect(await aws.steps(arn)).toEqual([
      'a Failed',
      'b Succeeded',
      'c Succeeded',
      'd Succeeded',
      'after-b Succeeded',
    ]);
    expect(await aws.call('DescribePipelineExecution', { PipelineExecutionArn: arn })).toMatchObject({
      PipelineExecutionStatus: 'Failed',
      FailureReason: 'Step failure: One or multiple steps failed.',
    });
    expect(await aws.step(arn, 'a')).toMatchObject({ FailureReason: 'ClientError: AlgorithmError: , exit code: 1' });
  });

  test('a request that SageMaker refuses fails its step with the words of the refusal', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a', { args: { AppSpecification: { ImageUri: 'busybox' } } })]));
    const arn = await aws.start();
    expect(await aws.step(arn, 'a')).toMatchObject({
      StepStatus: 'Failed',
      FailureReason: expect.stringMatching(
        /^ClientError: Failed to invoke sagemaker:CreateProcessingJob. Error Details: /,
      ),
    });
    expect(await aws.status(arn)).toBe('Failed');
  });

  test("a job is the step's by its name and its tags", async () => {
    using aws = world();
    await aws.create(
      definitionOf([processing('a_step_with_a_long_name', { args: { Tags: [{ Key: 'own', Value: '1' }] } })]),
    );
    const arn = await aws.start();
    const [job] = aws.started();
    const id = arn.split('/').at(-1);
    expect(job?.name).toMatch(new RegExp(`^pipelines-${id}-a-step-with-a-long-n-[A-Za-z0-9]{10}$`));
    expect(job?.request['Tags']).toEqual([
      { Key: 'own', Value: '1' },
      { Key: 'sagemaker:pipeline-execution-arn', Value: arn },
      { Key: 'sagemaker:pipeline-step-name', Value: 'a_step_with_a_long_name' },
    ]);
    expect(await aws.step(arn, 'a_step_with_a_long_name')).toMatchObject({
      Metadata: { ProcessingJob: { Arn: job?.arn } },
      AttemptCount: 1,
    });
  });
});

test('an execution that cannot be moved on holds up no other one', async () => {
  using aws = world();
  await aws.create(definitionOf([processing('a')]), { PipelineName: 'broken' });
  await aws.create(definitionOf([processing('a')]));
  const broken = await aws.start({ PipelineName: 'broken' });
  aws.state.exec(`UPDATE pipeline_versions SET definition = 'damaged' WHERE pipeline = 'broken'`);
  aws.takeOver();
  const arn = await aws.start();
  expect(await aws.steps(arn)).toEqual(['a Executing']);
  expect(await aws.status(broken)).toBe('Executing');
  expect(await aws.look()).toBe(aws.now() + 1000);
});

describe('conditions', () => {
  const auc = get("Steps.train.FinalMetricDataList['auc'].Value");
  const above = { Type: 'GreaterThan', LeftValue: auc, RightValue: 0.75 };
  const flow = definitionOf([
    training('train'),
    condition('good', [above], [processing('keep')], [fail('reject', join(' ', 'auc is', auc))]),
  ]);

  test('the branch of the outcome begins, and the other never does', async () => {
    using aws = world();
    await aws.create(flow);
    const arn = await aws.start();
    await aws.end('train', metric(0.9));
    expect(await aws.steps(arn)).toEqual(['train Succeeded', 'good Succeeded', 'keep Executing']);
    expect((await aws.step(arn, 'good'))['Metadata']).toEqual({ Condition: { Outcome: 'True' } });
    await aws.end('keep');
    expect(await aws.status(arn)).toBe('Succeeded');
  });

  test('a fail step ends the execution as failed with its message', async () => {
    using aws = world();
    await aws.create(flow);
    const arn = await aws.start();
    await aws.end('train', metric(0.5));
    expect(await aws.step(arn, 'reject')).toMatchObject({
      StepStatus: 'Failed',
      FailureReason: 'auc is 0.5',
      Metadata: { Fail: { ErrorMessage: 'auc is 0.5' } },
    });
    expect(await aws.status(arn)).toBe('Failed');
  });

  test.for([
    [{ Type: 'Equals', LeftValue: get('Parameters.n'), RightValue: 3 }, true],
    [{ Type: 'Equals', LeftValue: get('Parameters.n'), RightValue: '3' }, false],
    [{ Type: 'In', QueryValue: get('Parameters.s'), Values: ['a', get('Parameters.s')] }, true],
    [{ Type: 'Not', Condition: { Type: 'In', QueryValue: 'x', Values: ['y'] } }, true],
    [{ Type: 'Or', Conditions: [{ Type: 'LessThan', LeftValue: 3, RightValue: get('Parameters.n') }] }, false],
    [{ Type: 'LessThanOrEqualTo', LeftValue: '2013-01-01', RightValue: get('Execution.StartDateTime') }, true],
    [{ Type: 'GreaterThanOrEqualTo', LeftValue: get('Parameters.f'), RightValue: 1.5 }, true],
    [{ Type: 'Equals', LeftValue: get('Parameters.b'), RightValue: true }, true],
  ] as const)('%j is %s', async ([asked, outcome]) => {
    using aws = world();
    const Parameters = [
      { Name: 'n', Type: 'Integer', DefaultValue: 3 },
      { Name: 'f', Type: 'Float', DefaultValue: 1.5 },
      { Name: 's', Type: 'String', DefaultValue: 'text' },
      { Name: 'b', Type: 'Boolean', DefaultValue: true },
    ];
    await aws.create(definitionOf([condition('is', [asked], [])], { Parameters }));
    const step = await aws.step(await aws.start(), 'is');
    expect(step['Metadata']).toEqual({ Condition: { Outcome: outcome ? 'True' : 'False' } });
  });

  test('a condition that compares a text with a number fails and says so', async () => {
    using aws = world();
    await aws.create(definitionOf([condition('is', [{ Type: 'LessThan', LeftValue: 'a', RightValue: 1 }], [])]));
    const step = await aws.step(await aws.start(), 'is');
    expect(step['FailureReason']).toBe('ClientError: Unable to compare "a" with 1.');
  });
});

describe('files that steps wrote', () => {
  const file = { PropertyFileName: 'report', OutputName: 'out', FilePath: 'report.json' };
  const path = { 'Std:JsonGet': { PropertyFile: get('Steps.evaluate.PropertyFiles.report'), Path: 'metrics[1].auc' } };
  const flow = definitionOf([
    processing('evaluate', { PropertyFiles: [file] }),
    condition('good', [{ Type: 'GreaterThan', LeftValue: path, RightValue: 0.5 }], []),
  ]);

  test('a value of a property file is read where the output lies', async () => {
    using aws = world();
    await aws.create(flow);
    const arn = await aws.start();
    const key = `${arn.split('/').at(-1)}/evaluate/report.json`;
    await aws.objects.put('data', key, Buffer.from('{"metrics": [{}, {"auc": 0.75}]}'));
    await aws.end('evaluate');
    expect((await aws.step(arn, 'good'))['Metadata']).toEqual({ Condition: { Outcome: 'True' } });
  });

  test('a file that is missing fails the step and is named', async () => {
    using aws = world();
    await aws.create(flow);
    const arn = await aws.start();
    await aws.end('evaluate');
    const uri = `s3://data/${arn.split('/').at(-1)}/evaluate/report.json`;
    expect((await aws.step(arn, 'good'))['FailureReason']).toBe(
      `ClientError: Unable to read ${uri}: it does not exist.`,
    );
    expect(await aws.status(arn)).toBe('Failed');
  });

  test.for([
    ['{"metrics": []}', "has nothing at the path 'metrics[1].auc'."],
    ['nonsense', 'is not JSON'],
  ] as const)('of %s the step says what is wrong', async ([text, words]) => {
    using aws = world();
    const uri = join('/', 's3://data', 'report.json');
    const read = { 'Std:JsonGet': { S3Uri: uri, Path: 'metrics[1].auc' } };
    await aws.objects.put('data', 'report.json', Buffer.from(text));
    await aws.create(definitionOf([condition('good', [{ Type: 'Equals', LeftValue: read, RightValue: 1 }], [])]));
    expect((await aws.step(await aws.start(), 'good'))['FailureReason']).toContain(words);
  });
});
