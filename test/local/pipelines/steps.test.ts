import { describe, expect, test } from 'vitest';
import { callService } from '../../../src/local/wire/call.ts';
import { image, role } from '../fakes/requests.ts';
import { zip } from '../lambda/zip.ts';
import { condition, definitionOf, fail, get, processing, training } from './definitions.ts';
import { world, type World } from './world.ts';

const artifacts = get('Steps.train.ModelArtifacts.S3ModelArtifacts');

async function trained(aws: World): Promise<void> {
  await aws.objects.put('data', 'models/model.tar.gz', Buffer.from('model'));
  await aws.end('train', { artifact: 's3://data/models/model.tar.gz' });
}

describe('models', () => {
  const model = {
    Name: 'model',
    Type: 'Model',
    Arguments: { ExecutionRoleArn: role, PrimaryContainer: { Image: image, ModelDataUrl: artifacts } },
  };
  const register = {
    Name: 'register',
    Type: 'RegisterModel',
    Arguments: {
      ModelPackageGroupName: 'delays',
      ModelApprovalStatus: 'Approved',
      InferenceSpecification: {
        Containers: [{ Image: image, ModelDataUrl: artifacts }],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
    },
  };
  const transform = {
    Name: 'predict',
    Type: 'Transform',
    Arguments: {
      ModelName: get('Steps.model.ModelName'),
      TransformInput: {
        ContentType: 'text/csv',
        DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://data/rows/' } },
      },
      TransformOutput: { S3OutputPath: 's3://data/predicted' },
      TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
    },
  };

  test('are made of what a training left, registered and used', async () => {
    using aws = world();
    await aws.objects.put('data', 'rows/one.csv', Buffer.from('1,2\n'));
    await aws.call('CreateModelPackageGroup', { ModelPackageGroupName: 'delays' });
    await aws.create(definitionOf([training('train'), model, register, transform]));
    const arn = await aws.start();
    await trained(aws);
    expect(await aws.steps(arn)).toEqual([
      'train Succeeded',
      'model Succeeded',
      'register Succeeded',
      'predict Executing',
    ]);
    const id = arn.split('/').at(-1);
    const account = 'arn:aws:sagemaker:eu-west-1:000000000000';
    const { Metadata: made } = await aws.step(arn, 'model');
    expect(made.Model.Arn).toMatch(new RegExp(`^${account}:model/pipelines-${id}-model-`));
    expect((await aws.step(arn, 'register'))['Metadata']).toEqual({
      RegisterModel: { Arn: `${account}:model-package/delays/1` },
    });
    const version = await aws.call('DescribeModelPackage', { ModelPackageName: `${account}:model-package/delays/1` });
    expect(version).toMatchObject({ MetadataProperties: { GeneratedBy: arn } });
    const job = aws.started().at(-1);
    expect(job?.request['ModelName']).toBe(made.Model.Arn.split('/').at(-1));
    await aws.end('predict');
    expect(await aws.status(arn)).toBe('Succeeded');
    expect((await aws.step(arn, 'predict'))['Metadata']).toEqual({ TransformJob: { Arn: job?.arn } });
  });

  test('that were made before a supervisor died are not made again by the next', async () => {
    using aws = world();
    await aws.call('CreateModelPackageGroup', { ModelPackageGroupName: 'delays' });
    await aws.create(definitionOf([training('train'), model, register]));
    const arn = await aws.start();
    await trained(aws);
    // As if it had been killed before it could write down that they had succeeded.
    for (const name of ['model', 'register']) {
      const change = `json_remove(json_set(doc, '$.status', 'Starting'), '$.ended')`;
      aws.state.prepare(`UPDATE pipeline_steps SET status = 'Starting', doc = ${change} WHERE name = ?`).run(name);
    }
    aws.state.exec(`UPDATE pipeline_executions SET status = 'Executing', doc = json_set(doc, '$.status', 'Executing')`);
    aws.takeOver();
    await aws.look();
    expect(await aws.status(arn)).toBe('Succeeded');
    const packages = await aws.call('ListModelPackages', { ModelPackageGroupName: 'delays' });
    expect(packages['ModelPackageSummaryList']).toHaveLength(1);
    expect((await aws.call('ListModels', {}))['Models']).toHaveLength(1);
  });
});

test('a job that was started before a supervisor died is not started again by the next', async () => {
  using aws = world();
  await aws.create(definitionOf([processing('a')]));
  const arn = await aws.start();
  aws.state.exec(`UPDATE pipeline_steps SET status = 'Starting', doc = json_set(doc, '$.status', 'Starting')`);
  aws.takeOver();
  await aws.look();
  expect(aws.started()).toHaveLength(1);
  expect(await aws.step(arn, 'a')).toMatchObject({ StepStatus: 'Executing', AttemptCount: 1 });
});

async function make(aws: World, source: string): Promise<string> {
  const made = await callService(aws, 'lambda', 'CreateFunction', {
    FunctionName: 'count',
    Runtime: 'python3.12',
    Role: role,
    Handler: 'app.handler',
    Code: { ZipFile: zip([{ name: 'app.py', text: source }]).toString('base64') },
  });
  return String(made['FunctionArn']);
}

const step = (arn: string) => ({
  Name: 'count',
  Type: 'Lambda',
  FunctionArn: arn,
  Arguments: { day: get('Execution.PipelineName'), more: 1 },
  OutputParameters: [{ OutputName: 'rows', OutputType: 'Integer' }],
});

describe('a function', () => {
  const some = { Type: 'GreaterThan', LeftValue: get("Steps.count.OutputParameters['rows']"), RightValue: 5 };

  test('is called with the arguments, and other steps read its outputs', async () => {
    using aws = world();
    const arn = await make(aws, 'def handler(event, context):\n  return {"rows": len(event["day"]) + event["more"]}');
    await aws.create(definitionOf([step(arn), condition('some', [some], [], [fail('none', 'no rows')])]));
    const execution = await aws.start();
    await expect.poll(() => aws.steps(execution)).toEqual(['count Succeeded']);
    expect((await aws.step(execution, 'count'))['Metadata']).toEqual({
      Lambda: { Arn: arn, OutputParameters: [{ Name: 'rows', Value: '6' }] },
    });
    await aws.look();
    expect(await aws.status(execution)).toBe('Succeeded');
  });

  test('that fails fails its step with its own words', async () => {
    using aws = world();
    const arn = await make(aws, 'def handler(event, context):\n  raise ValueError("too few")');
    await aws.create(definitionOf([step(arn)]));
    const execution = await aws.start();
    await expect.poll(() => aws.steps(execution)).toEqual(['count Failed']);
    const { FailureReason } = await aws.step(execution, 'count');
    expect(FailureReason).toContain(`Lambda function ${arn} failed: `);
    expect(FailureReason).toContain('too few');
  });

  test('that is missing fails its step', async () => {
    using aws = world();
    await aws.create(definitionOf([step('arn:aws:lambda:eu-west-1:000000000000:function:nowhere')]));
    const execution = await aws.start();
    await expect.poll(() => aws.steps(execution)).toEqual(['count Failed']);
    expect((await aws.step(execution, 'count'))['FailureReason']).toMatch(
      /^ClientError: Failed to invoke lambda:Invoke. Error Details: Function not found: /,
    );
    await aws.look();
    expect(await aws.status(execution)).toBe('Failed');
  });

  test('whose supervisor died while it was called is called again', async () => {
    using aws = world();
    const arn = await make(aws, 'import time\ndef handler(event, context):\n  time.sleep(0.3)\n  return {"rows": 1}');
    await aws.create(definitionOf([step(arn)]));
    const execution = await aws.start();
    aws.takeOver();
    const wake = await aws.look();
    expect(await aws.steps(execution)).toEqual(['count Starting']);
    aws.clock.at = wake ?? aws.now();
    await aws.look();
    await expect.poll(() => aws.steps(execution)).toEqual(['count Succeeded']);
    expect(await aws.step(execution, 'count')).toMatchObject({ AttemptCount: 2 });
  });
});
