import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Lambda } from '@aws-sdk/client-lambda';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { handOverEvents } from '../../../src/local/lambda/hand-over-events.ts';
import { clientOf } from '../fakes/client-of.ts';
import { role } from '../fakes/requests.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';
import { zip } from './zip.ts';

let aws: ScratchAws;
let lambda: Lambda;

beforeEach(() => {
  aws = scratchAws();
  lambda = clientOf(Lambda, aws);
});

afterEach(() => aws[Symbol.dispose]());

describe('a function in Python', () => {
  test('answers an event with what its handler returns', async () => {
    await make('def handler(event, context):\n  return {"sum": event["a"] + event["b"], "by": context.function_name}');
    expect(await call({ a: 1, b: 2 })).toEqual({ StatusCode: 200, payload: { sum: 3, by: 'add' } });
  });

  test('tells an exception as Lambda does, with its trace', async () => {
    await make('def handler(event, context):\n  raise ValueError("too small")');
    const told = await call({});
    expect(told).toMatchObject({
      FunctionError: 'Unhandled',
      payload: {
        errorType: 'ValueError',
        errorMessage: 'too small',
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    });
    expect(told.payload.stackTrace.join('')).toContain('raise ValueError');
  });

  test.each([
    ['import nowhere', 'Runtime.ImportModuleError', /Unable to import module 'app'/],
    ['def other(): pass', 'Runtime.HandlerNotFound', /Handler 'handler' missing on module 'app'/],
    ['def handler(event, context): return {1, 2}', 'Runtime.MarshalError', /Unable to marshal response/],
    ['def handler(event, context) return', 'Runtime.UserCodeSyntaxError', /Syntax error in module 'app'/],
    ['import os\ndef handler(event, context): os._exit(3)', 'Runtime.ExitError', /exit status 3/],
  ])('that breaks is told in the words of its runtime: %s', async (source, errorType, errorMessage) => {
    await make(source);
    expect(await call({})).toMatchObject({
      FunctionError: 'Unhandled',
      payload: { errorType, errorMessage: expect.stringMatching(errorMessage) },
    });
  });

  test('is ended, with all that it started, when its time is over', async () => {
    await make('import subprocess\ndef handler(event, context): subprocess.run(["sleep", "60"])', { Timeout: 1 });
    expect(await call({})).toMatchObject({
      payload: { errorType: 'Sandbox.Timedout', errorMessage: expect.stringMatching(/timed out after 1\.00 seconds/) },
    });
  });

  test('logs what it prints between the marks of its request', async () => {
    await make('def handler(event, context):\n  print("seen", event)');
    const { LogResult } = await lambda.invoke({ FunctionName: 'add', LogType: 'Tail' });
    expect(Buffer.from(LogResult ?? '', 'base64').toString()).toMatch(/^START .*\nseen {}\nEND .*\nREPORT /);
    const logs = clientOf(CloudWatchLogs, aws);
    const { events } = await logs.filterLogEvents({ logGroupName: '/aws/lambda/add', filterPattern: 'seen' });
    expect(events?.map(({ message }) => message)).toEqual(['seen {}']);
  });

  test('sees its own variables and no credentials', async () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = 'of the user';
    await make(
      'import os\ndef handler(event, context): return [os.environ["MODE"], os.environ.get("AWS_SECRET_ACCESS_KEY")]',
      { Environment: { Variables: { MODE: 'quick' } } },
    );
    const told = await call({});
    delete process.env['AWS_SECRET_ACCESS_KEY'];
    expect(told.payload).toEqual(['quick', null]);
  });
});

test('a function in JavaScript answers, and tells what it throws', async () => {
  const source =
    'export const handler = async ({ bad }) => { if (bad) throw new TypeError("bad"); return { fine: true }; };';
  await make(source, { Runtime: 'nodejs22.x' }, 'app.mjs');
  expect((await call({})).payload).toEqual({ fine: true });
  expect((await call({ bad: true })).payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'bad' });
});

test('a function is described, listed, changed and deleted', async () => {
  await make('def handler(event, context): return 1');
  expect(
    await lambda.getFunction({ FunctionName: 'arn:aws:lambda:eu-west-1:000000000000:function:add' }),
  ).toMatchObject({
    Configuration: { FunctionName: 'add', State: 'Active', Handler: 'app.handler', Timeout: 3 },
  });
  await lambda.updateFunctionCode({ FunctionName: 'add', ZipFile: archive('def handler(event, context): return 2') });
  await lambda.updateFunctionConfiguration({ FunctionName: 'add', Timeout: 9 });
  expect((await call({})).payload).toBe(2);
  expect((await lambda.listFunctions({})).Functions).toMatchObject([{ FunctionName: 'add', Timeout: 9 }]);
  await lambda.deleteFunction({ FunctionName: 'add' });
  await expect(lambda.invoke({ FunctionName: 'add' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('code may come from an object', async () => {
  aws.objects.createBucket('code');
  await aws.objects.put('code', 'add.zip', archive('def handler(event, context): return 7'));
  const Code = { S3Bucket: 'code', S3Key: 'add.zip' };
  await lambda.createFunction({ FunctionName: 'add', Runtime: 'python3.12', Handler: 'app.handler', Role: role, Code });
  expect((await call({})).payload).toBe(7);
});

test('an event that nobody waits for is handed over by the supervisor, and again a minute after it failed', async () => {
  await make('def handler(event, context):\n  print("handed over")\n  raise ValueError()');
  expect(await lambda.invoke({ FunctionName: 'add', InvocationType: 'Event' })).toMatchObject({ StatusCode: 202 });
  const engine = handOverEvents(aws);
  await engine.look();
  await expect.poll(waiting).toEqual([{ attempts: 1, due: aws.clock.at + 60_000 }]);
  aws.clock.at += 60_000;
  await engine.look();
  await expect.poll(waiting).toEqual([{ attempts: 2, due: aws.clock.at + 120_000 }]);
  aws.clock.at += 120_000;
  await engine.look();
  await expect.poll(waiting).toEqual([]);
});

test.each([
  ['a name that is taken', () => twice(), 'ResourceConflictException'],
  ['a runtime that is not here', () => make('', { Runtime: 'java21' }), 'InvalidParameterValueException'],
  [
    'a variable that Lambda sets',
    () => make('', { Environment: { Variables: { AWS_REGION: 'x' } } }),
    'InvalidParameterValueException',
  ],
  ['an archive that climbs', () => hostile(), 'InvalidParameterValueException'],
  ['an event that is not JSON', () => broken(), 'InvalidRequestContentException'],
])('%s is refused', async (_, act, name) => {
  await expect(act()).rejects.toMatchObject({ name });
});

function archive(source: string, name = 'app.py'): Buffer {
  return zip([{ name, text: source }]);
}

async function make(source: string, more: object = {}, name = 'app.py'): Promise<void> {
  const Code = { ZipFile: archive(source, name) };
  await lambda.createFunction({
    FunctionName: 'add',
    Runtime: 'python3.12',
    Handler: 'app.handler',
    Role: role,
    Code,
    ...more,
  });
}

async function call(event: object) {
  const { StatusCode, FunctionError, Payload } = await lambda.invoke({
    FunctionName: 'add',
    Payload: JSON.stringify(event),
  });
  return { StatusCode, FunctionError, payload: JSON.parse(Payload?.transformToString() ?? 'null') };
}

function waiting(): unknown[] {
  return aws.state
    .prepare('SELECT attempts, due FROM lambda_events')
    .all()
    .map((row) => ({ ...row }));
}

async function twice(): Promise<void> {
  await make('x = 1');
  await make('x = 1');
}

function hostile(): Promise<unknown> {
  const Code = { ZipFile: zip([{ name: '../../app.py', text: '' }]) };
  return lambda.createFunction({ FunctionName: 'bad', Runtime: 'python3.12', Handler: 'a.b', Role: role, Code });
}

async function broken(): Promise<void> {
  await make('x = 1');
  await lambda.invoke({ FunctionName: 'add', Payload: '{' });
}
