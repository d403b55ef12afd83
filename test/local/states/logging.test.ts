import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientOf } from '../fakes/client-of.ts';
import { role } from '../fakes/requests.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = openWorld();
});

afterEach(() => world[Symbol.dispose]());

const group = '/aws/vendedlogs/states/trial-Logs';
const logGroupArn = `arn:aws:logs:eu-west-1:000000000000:log-group:${group}:*`;

/** Runs a machine that logs, and answers with the execution's ARN and what it logged. */
async function logged(level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF', states: object, includeExecutionData = false) {
  const { stateMachineArn } = await world.sfn.createStateMachine({
    name: 'trial',
    definition: JSON.stringify({ StartAt: Object.keys(states)[0], States: states }),
    roleArn: role,
    loggingConfiguration: {
      level,
      includeExecutionData,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
    },
  });
  const { executionArn = '' } = await world.sfn.startExecution({ stateMachineArn, name: 'run', input: '{"n":1}' });
  await world.follow(executionArn);
  const logs = clientOf(CloudWatchLogs, world.aws);
  const { events = [] } = await logs
    .filterLogEvents({ logGroupName: group, filterPattern: `{ $.execution_arn = "${executionArn}" }` })
    .catch(() => ({ events: [] }));
  return {
    arn: executionArn,
    streams: [...new Set(events.map(({ logStreamName }) => logStreamName))],
    events: events.map(({ message = '' }) => JSON.parse(message) as Record<string, unknown>),
  };
}

const pass = { A: { Type: 'Pass', Result: 'x', End: true } };

test('a machine that logs all writes its history as JSON texts that name the execution', async () => {
  const { arn, streams, events } = await logged('ALL', pass, true);
  expect(streams).toEqual([expect.stringMatching(/^states\/trial\/\d{4}-\d\d-\d\d-\d\d-\d\d\/[0-9a-f]{8}$/)]);
  expect(events.map(({ id, type, previous_event_id: before }) => [id, type, before])).toEqual([
    ['1', 'ExecutionStarted', '0'],
    ['2', 'PassStateEntered', '1'],
    ['3', 'PassStateExited', '2'],
    ['4', 'ExecutionSucceeded', '3'],
  ]);
  expect(events[0]).toMatchObject({ execution_arn: arn, details: { input: '{"n":1}' } });
  expect((await world.events(arn)).map(({ type }) => type)).toEqual(events.map(({ type }) => type));
});

test('data is left out where the machine says so', async () => {
  const { events } = await logged('ALL', pass);
  expect(JSON.stringify(events)).not.toContain('"n\\":1');
});

test.each([
  ['ERROR', ['FailStateEntered', 'ExecutionFailed']],
  ['FATAL', ['ExecutionFailed']],
  ['OFF', []],
] as const)('at the level %s it writes only what is of that level', async (level, types) => {
  const { events } = await logged(level, { A: { Type: 'Fail', Error: 'No', Cause: 'why' } });
  expect(events.map(({ type }) => type)).toEqual(types);
});
