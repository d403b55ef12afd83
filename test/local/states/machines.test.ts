import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { role } from '../fakes/requests.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = openWorld();
});

afterEach(() => world[Symbol.dispose]());

const succeed = { A: { Type: 'Succeed' } };

describe('a definition is refused', () => {
  const inside = { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } };

  test.each([
    ['that leads nowhere', { A: { Type: 'Pass', Next: 'X' } }, 'MISSING_TRANSITION_TARGET'],
    ['with a state of no kind', { A: { Type: 'Nope', End: true } }, 'SCHEMA_VALIDATION_FAILED'],
    ['that never ends', { A: { Type: 'Pass', Next: 'A' } }, 'MISSING_END_STATE'],
    ['with one name twice', { A: { Type: 'Parallel', Branches: [inside, inside], End: true } }, 'DUPLICATE_STATE_NAME'],
    [
      'of a pipeline that would be followed',
      taskOf('arn:aws:states:::sagemaker:startPipelineExecution.sync'),
      'INVALID_RESOURCE',
    ],
    ['of a call that nobody answers', taskOf('arn:aws:states:::aws-sdk:sagemaker:createApp'), 'INVALID_RESOURCE'],
    ['of an activity', taskOf('arn:aws:states:eu-west-1:000000000000:activity:x'), 'INVALID_RESOURCE'],
    ['with variables', { A: { Type: 'Pass', Assign: { x: 1 }, End: true } }, 'no variables (Assign)'],
    [
      'with a distributed Map',
      {
        A: {
          Type: 'Map',
          ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside },
          End: true,
        },
      },
      'no distributed Maps',
    ],
  ])('%s', async (_, states, words) => {
    await expect(make('bad', states)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringContaining(words),
    });
    expect((await world.sfn.listStateMachines({})).stateMachines).toEqual([]);
  });

  test('as a whole where it is no JSON, and a validation tells it without making anything', async () => {
    expect(await world.sfn.validateStateMachineDefinition({ definition: '{' })).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION' }],
    });
    const definition = JSON.stringify({ StartAt: 'A', States: succeed });
    expect(await world.sfn.validateStateMachineDefinition({ definition })).toMatchObject({ result: 'OK' });
  });
});

test('a machine is made again where it is the same, and refused where its definition differs', async () => {
  expect(await make('one', succeed)).toBe(await make('one', succeed));
  await expect(make('one', { B: { Type: 'Succeed' } })).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
});

test('an execution goes on with the definition it began with when its machine is updated', async () => {
  const arn = await world.start({
    A: { Type: 'Wait', Seconds: 60, Next: 'B' },
    B: { Type: 'Pass', Result: 'old', End: true },
  });
  await world.follow(arn, () => true);
  const { stateMachineArn } = await world.sfn.describeExecution({ executionArn: arn });
  await world.sfn.updateStateMachine({
    stateMachineArn,
    definition: JSON.stringify({ StartAt: 'A', States: succeed }),
  });
  world.aws.clock.at += 60_000;
  expect(await world.follow(arn)).toMatchObject({ output: 'old' });
  const { definition } = await world.sfn.describeStateMachineForExecution({ executionArn: arn });
  expect(definition).toContain('old');
});

test('an execution of a name that was used is refused, unless it runs and is the same', async () => {
  const stateMachineArn = await make('one', succeed);
  const start = (input: string) => world.sfn.startExecution({ stateMachineArn, name: 'run', input });
  const { executionArn } = await start('{"a":1}');
  expect((await start('{"a":1}')).executionArn).toBe(executionArn);
  await expect(start('{}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await expect(start('{')).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  await world.follow(executionArn ?? '');
  await expect(start('{"a":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
});

test('executions are listed by status, the newest first, page by page', async () => {
  const stateMachineArn = await make('one', succeed);
  for (const name of ['a', 'b', 'c']) {
    world.aws.clock.at += 1000;
    await world.sfn.startExecution({ stateMachineArn, name });
  }
  const first = await world.sfn.listExecutions({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 2 });
  expect(first.executions?.map(({ name }) => name)).toEqual(['c', 'b']);
  const rest = await world.sfn.listExecutions({
    stateMachineArn,
    statusFilter: 'RUNNING',
    maxResults: 2,
    nextToken: first.nextToken,
  });
  expect(rest.executions?.map(({ name }) => name)).toEqual(['a']);
});

test('a machine carries tags', async () => {
  const resourceArn = await make('one', succeed);
  await world.sfn.tagResource({
    resourceArn,
    tags: [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ],
  });
  await world.sfn.untagResource({ resourceArn, tagKeys: ['a'] });
  expect((await world.sfn.listTagsForResource({ resourceArn })).tags).toEqual([{ key: 'b', value: '2' }]);
});

async function make(name: string, states: object): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  return (await world.sfn.createStateMachine({ name, definition, roleArn: role })).stateMachineArn ?? '';
}

function taskOf(Resource: string): object {
  return { A: { Type: 'Task', Resource, End: true } };
}
