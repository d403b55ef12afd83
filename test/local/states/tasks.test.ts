import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Lambda } from '@aws-sdk/client-lambda';
import { SQS } from '@aws-sdk/client-sqs';
import { clientOf } from '../fakes/client-of.ts';
import { processingRequest, role } from '../fakes/requests.ts';
import { zip } from '../lambda/zip.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = openWorld();
});

afterEach(() => world[Symbol.dispose]());

const end = { End: true };
const task = (action: string, Parameters: object, more: object = end) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${action}`,
  Parameters,
  ...more,
});
const retry = { Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 5, BackoffRate: 3 }], ...end };

/** A processing job of this name, or of a name by an expression. */
function job(name: string, more: object = end) {
  const { ProcessingJobName: _, ...request } = processingRequest('');
  const named = name.includes('(') ? { 'ProcessingJobName.$': name } : { ProcessingJobName: name };
  return task('sagemaker:createProcessingJob.sync', { ...request, ...named }, more);
}

const jobs = () =>
  world.aws.jobs.list({ kind: 'processing', sortBy: 'CreationTime', descending: false, offset: 0, limit: 99 }).jobs;
const names = () => jobs().map(({ name }) => name);
const stateOf = (name: string) => world.aws.jobs.get('processing', name)?.status;

function complete(name: string, change: object = {}): void {
  const ended = { status: 'Completed' as const, ended: world.aws.now(), ...change };
  world.aws.jobs.set('processing', name, ended);
}

describe('a job that a task waits for', () => {
  test('gives its description, with times as milliseconds and tags as a map', async () => {
    const arn = await world.start({ A: job('one') });
    await world.follow(arn, () => names().includes('one'));
    complete('one');
    const { status, output } = await world.follow(arn);
    expect(status).toBe('SUCCEEDED');
    expect(output).toMatchObject({
      ProcessingJobName: 'one',
      ProcessingJobStatus: 'Completed',
      CreationTime: world.aws.now(),
      Tags: { MANAGED_BY_AWS: 'STARTED_BY_STEP_FUNCTIONS', AWS_STEP_FUNCTIONS_EXECUTION_ARN: arn },
    });
    expect((await world.events(arn)).map(({ type, id, previousEventId }) => [id, type, previousEventId])).toEqual([
      [1, 'ExecutionStarted', 0],
      [2, 'TaskStateEntered', 1],
      [3, 'TaskScheduled', 2],
      [4, 'TaskStarted', 3],
      [5, 'TaskSubmitted', 4],
      [6, 'TaskSucceeded', 5],
      [7, 'TaskStateExited', 6],
      [8, 'ExecutionSucceeded', 7],
    ]);
  });

  test('is tried again under another name after the pause that was asked for', async () => {
    const arn = await world.start({ A: job("States.Format('try-{}', $$.State.RetryCount)", retry) });
    await world.follow(arn, () => names().includes('try-0'));
    complete('try-0', { status: 'Failed', failureReason: 'AlgorithmError: , exit code: 1' });
    let looks = 0;
    await world.follow(arn, () => (looks += 1) > 20);
    expect(names()).toEqual(['try-0']);
    world.aws.clock.at += 5000;
    world.restart();
    await world.follow(arn, () => names().includes('try-1'));
    complete('try-1');
    expect(await world.follow(arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('that fails ends the execution with its description as the cause', async () => {
    const arn = await world.start({ A: job('one') });
    await world.follow(arn, () => names().includes('one'));
    complete('one', { status: 'Failed', failureReason: 'AlgorithmError: , exit code: 1' });
    const { status, error, cause } = await world.follow(arn);
    expect([status, error]).toEqual(['FAILED', 'States.TaskFailed']);
    expect(JSON.parse(cause ?? '')).toMatchObject({ FailureReason: 'AlgorithmError: , exit code: 1' });
  });

  test('whose name is taken is refused in the words of the service', async () => {
    world.aws.jobs.start({ kind: 'processing', name: 'one', arn: 'a', request: {} });
    world.aws.clock.at += 10;
    expect(await world.run({ A: job('one') })).toMatchObject({ error: 'SageMaker.ResourceInUseException' });
  });

  test('is not begun again by a supervisor that comes after its start', async () => {
    const arn = await world.start({ A: job("States.Format('one-{}', States.UUID())") });
    await world.follow(arn, () => names().length === 1);
    world.restart();
    let looks = 0;
    await world.follow(arn, () => (looks += 1) > 20);
    complete(names()[0] ?? '');
    expect(await world.follow(arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(names()).toHaveLength(1);
  });

  test('is stopped with its execution', async () => {
    const arn = await world.start({ A: job('one') });
    await world.follow(arn, () => names().includes('one'));
    await world.sfn.stopExecution({ executionArn: arn, error: 'Enough', cause: 'seen' });
    world.restart();
    expect(await world.follow(arn)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'seen' });
    await expect.poll(() => stateOf('one')).toBe('Stopping');
    expect((await world.events(arn)).at(-1)).toMatchObject({ type: 'ExecutionAborted' });
  });

  test('is stopped when its time is over', async () => {
    const arn = await world.start({ A: job('one', { TimeoutSeconds: 60, ...end }) });
    await world.follow(arn, () => names().includes('one'));
    world.aws.clock.at += 60_000;
    expect(await world.follow(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(stateOf('one')).toBe('Stopping');
  });

  test('is stopped when a branch beside it fails', async () => {
    const branches = [
      { StartAt: 'A', States: { A: job('one') } },
      { StartAt: 'B', States: { B: { Type: 'Wait', Seconds: 10, Next: 'C' }, C: { Type: 'Fail', Error: 'Bad' } } },
    ];
    const arn = await world.start({ P: { Type: 'Parallel', Branches: branches, ...end } });
    await world.follow(arn, () => names().includes('one'));
    world.aws.clock.at += 10_000;
    expect(await world.follow(arn)).toMatchObject({ status: 'FAILED', error: 'Bad' });
    expect(stateOf('one')).toBe('Stopping');
    const types = (await world.events(arn)).map(({ type }) => type);
    expect(types.slice(-4)).toEqual(['FailStateEntered', 'TaskStateAborted', 'ParallelStateFailed', 'ExecutionFailed']);
  });
});

describe('a redrive', () => {
  test('does anew what failed, and nothing that succeeded', async () => {
    const branches = ['x', 'y'].map((step) => ({ StartAt: step, States: { [step]: job(redriven(step)) } }));
    const states = { A: job(redriven('a'), { Next: 'P' }), P: { Type: 'Parallel', Branches: branches, ...end } };
    const arn = await world.start(states);
    await world.follow(arn, () => names().includes('a-0'));
    complete('a-0');
    await world.follow(arn, () => names().length === 3);
    complete('x-0');
    await world.follow(
      arn,
      async () => (await world.events(arn)).filter(({ type }) => type === 'TaskSucceeded').length === 2,
    );
    complete('y-0', { status: 'Failed' });
    expect(await world.follow(arn)).toMatchObject({ status: 'FAILED' });
    expect(await world.sfn.describeExecution({ executionArn: arn })).toMatchObject({ redriveStatus: 'REDRIVABLE' });
    await world.sfn.redriveExecution({ executionArn: arn });
    await world.follow(arn, () => names().includes('y-1'));
    complete('y-1');
    expect(await world.follow(arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(names().toSorted()).toEqual(['a-0', 'x-0', 'y-0', 'y-1']);
    expect(await world.sfn.describeExecution({ executionArn: arn })).toMatchObject({ redriveCount: 1 });
    const events = await world.events(arn);
    const entered = events.find((event) => event.stateEnteredEventDetails?.name === 'y');
    const again = events.findLast(({ type }) => type === 'TaskScheduled');
    expect(again?.previousEventId).toBe(entered?.id);
  });

  test('of an execution that runs or succeeded is refused', async () => {
    const arn = await world.start({ A: { Type: 'Succeed' } });
    const redrive = () => world.sfn.redriveExecution({ executionArn: arn });
    await expect(redrive()).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message: expect.stringContaining('RUNNING'),
    });
    await world.follow(arn);
    await expect(redrive()).rejects.toMatchObject({ message: expect.stringContaining('SUCCEEDED') });
  });

  test('is refused a fortnight after the end', async () => {
    const arn = await world.start({ A: { Type: 'Fail' } });
    await world.follow(arn);
    world.aws.clock.at += 15 * 24 * 3_600_000;
    await expect(world.sfn.redriveExecution({ executionArn: arn })).rejects.toMatchObject({
      message: expect.stringContaining('14 days'),
    });
  });
});

describe('a task that is answered by its token', () => {
  test('goes on with what was answered, after a restart too', async () => {
    const { arn, taskToken } = await ask();
    world.restart();
    await world.sfn.sendTaskSuccess({ taskToken, output: '{"approved":true}' });
    expect(await world.follow(arn)).toEqual({ status: 'SUCCEEDED', output: { approved: true } });
    await expect(world.sfn.sendTaskSuccess({ taskToken, output: '{}' })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  test('fails with the error that was sent', async () => {
    const { arn, taskToken } = await ask();
    await world.sfn.sendTaskFailure({ taskToken, error: 'Rejected', cause: 'too weak' });
    expect(await world.follow(arn)).toMatchObject({ status: 'FAILED', error: 'Rejected', cause: 'too weak' });
  });

  test('lives as long as it gives signs of life', async () => {
    const { arn, taskToken } = await ask({ HeartbeatSeconds: 60, ...end });
    world.aws.clock.at += 50_000;
    await world.sfn.sendTaskHeartbeat({ taskToken });
    world.aws.clock.at += 50_000;
    let looks = 0;
    expect(await world.follow(arn, () => (looks += 1) > 10)).toMatchObject({ status: 'RUNNING' });
    world.aws.clock.at += 10_000;
    expect(await world.follow(arn)).toMatchObject({ error: 'States.HeartbeatTimeout' });
    await expect(world.sfn.sendTaskHeartbeat({ taskToken })).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  test('knows its own tokens alone', async () => {
    await expect(world.sfn.sendTaskSuccess({ taskToken: 'x', output: '{}' })).rejects.toMatchObject({
      name: 'InvalidToken',
    });
  });
});

describe('a function', () => {
  test('is invoked with its payload', async () => {
    await makeFunction('def handler(event, context): return {"twice": 2 * event["n"]}');
    const { output } = await world.run(
      { A: task('lambda:invoke', { FunctionName: 'add', Payload: { 'n.$': '$.n' } }) },
      { n: 4 },
    );
    expect(output).toMatchObject({ Payload: { twice: 8 }, StatusCode: 200, ExecutedVersion: '$LATEST' });
  });

  test('that a task names directly is given the input', async () => {
    await makeFunction('def handler(event, context): return event["n"]');
    const Resource = 'arn:aws:lambda:eu-west-1:000000000000:function:add';
    const arn = await world.start({ A: { Type: 'Task', Resource, ...end } }, { n: 4 });
    expect(await world.follow(arn)).toEqual({ status: 'SUCCEEDED', output: 4 });
    expect((await world.events(arn)).map(({ type }) => type)).toContain('LambdaFunctionSucceeded');
  });

  test('throws its own errors, which may be caught by name', async () => {
    await makeFunction('class TooFew(Exception): pass\ndef handler(event, context): raise TooFew("3")');
    const Catch = [{ ErrorEquals: ['TooFew'], Next: 'B' }];
    const states = {
      A: task('lambda:invoke', { FunctionName: 'add' }, { Catch, ...end }),
      B: { Type: 'Pass', Parameters: { 'why.$': 'States.StringToJson($.Cause)' }, ...end },
    };
    expect((await world.run(states)).output).toMatchObject({ why: { errorMessage: '3', errorType: 'TooFew' } });
  });
});

test('an object is read as text, and told where it is missing', async () => {
  world.aws.objects.createBucket('lake');
  await world.aws.objects.put('lake', 'm.json', Buffer.from('{"auc":0.9}'));
  expect((await world.run(readObject('m.json'))).output).toMatchObject({ Body: '{"auc":0.9}', ContentLength: 11 });
  expect(await world.run(readObject('n.json'))).toMatchObject({ error: 'S3.NoSuchKeyException' });
});

test('an execution of another machine is followed, and its output told as data', async () => {
  const child = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', ...end } } });
  const { stateMachineArn } = await world.sfn.createStateMachine({ name: 'child', definition: child, roleArn: role });
  const start = task('states:startExecution.sync:2', { StateMachineArn: stateMachineArn, Input: { 'a.$': '$.a' } });
  const { output } = await world.run({ A: start }, { a: 1 });
  expect(output).toMatchObject({ Status: 'SUCCEEDED', Output: { a: 1 } });
});

test('an operation of a service is called by its name, in PascalCase both ways', async () => {
  const { output } = await world.run({
    A: task('aws-sdk:sfn:describeExecution', { 'ExecutionArn.$': '$$.Execution.Id' }),
  });
  expect(output).toMatchObject({ Name: 'run', Status: 'RUNNING', StartDate: '2026-01-15T12:00:00.000Z' });
});

function redriven(step: string): string {
  return `States.Format('${step}-{}', $$.Execution.RedriveCount)`;
}

/** An execution that has sent its question, and the token in it. */
async function ask(more: object = end) {
  const sqs = clientOf(SQS, world.aws);
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'questions' });
  const body = { 'token.$': '$$.Task.Token', step: 'approve' };
  const arn = await world.start({
    A: task('sqs:sendMessage.waitForTaskToken', { QueueUrl, MessageBody: body }, more),
  });
  let text: string | undefined;
  await world.follow(arn, async () => {
    text = (await sqs.receiveMessage({ QueueUrl })).Messages?.[0]?.Body;
    return text !== undefined;
  });
  return { arn, taskToken: (JSON.parse(text ?? '{}') as { token: string }).token };
}

async function makeFunction(source: string): Promise<void> {
  const Code = { ZipFile: zip([{ name: 'app.py', text: source }]) };
  const made = { FunctionName: 'add', Runtime: 'python3.12' as const, Handler: 'app.handler', Role: role, Code };
  await clientOf(Lambda, world.aws).createFunction(made);
}

function readObject(Key: string): object {
  return { A: task('aws-sdk:s3:getObject', { Bucket: 'lake', Key }) };
}
