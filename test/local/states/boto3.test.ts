import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { servedAws } from '../fakes/served-aws.ts';

const tools = pythonTools();
const exec = promisify(execFile);

describe.skipIf(!tools)('a state machine on a served AWS', () => {
  test('is made, started, followed, stopped and redriven by boto3, its jobs really run', async () => {
    await using aws = await servedAws();
    const script = new URL('follow-machine.py', import.meta.url).pathname;
    const { stdout } = await exec(tools!.python, [script], { env: aws.env });
    const told = JSON.parse(stdout) as Record<string, unknown>;
    expect(told).toMatchObject({
      failed: ['FAILED', 'States.TaskFailed', null],
      done: ['SUCCEEDED', 'second-r1-1', 1],
      jobs: ['first-r1-0', 'second-r1-0', 'second-r1-1', 'slow-r2-0'],
      stopped: ['ABORTED', 'enough'],
      refusal: expect.stringContaining('INVALID_RESOURCE'),
      machines: ['slow', 'two'],
    });
    const failed = `ExecutionStarted TaskStateEntered ${taskEvents('TaskSucceeded')} TaskStateExited TaskStateEntered ${taskEvents('TaskFailed')}`;
    const redriven = `ExecutionRedriven ${taskEvents('TaskSucceeded')} TaskStateExited ExecutionSucceeded`;
    expect(told['events']).toEqual(`${failed} ExecutionFailed ${redriven}`.split(' '));
  });

  test('tells its history to the AWS CLI, from the end where asked', async () => {
    await using aws = await servedAws();
    const cli = async (...words: string[]): Promise<Record<string, unknown>> => {
      const { stdout } = await exec(tools!.aws, ['stepfunctions', ...words, '--output', 'json'], { env: aws.env });
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: 7, End: true } } });
    const role = 'arn:aws:iam::000000000000:role/mlx-local';
    const machine = await cli('create-state-machine', '--name', 'one', '--definition', definition, '--role-arn', role);
    const started = await cli('start-execution', '--state-machine-arn', String(machine['stateMachineArn']));
    const arn = String(started['executionArn']);
    await expect
      .poll(async () => (await cli('describe-execution', '--execution-arn', arn))['status'])
      .toBe('SUCCEEDED');
    const { events } = await cli('get-execution-history', '--execution-arn', arn, '--reverse-order');
    expect(events).toMatchObject([
      { id: 4, type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '7' } },
      { id: 3, type: 'PassStateExited', stateExitedEventDetails: { name: 'A', output: '7' } },
      { id: 2, type: 'PassStateEntered', stateEnteredEventDetails: { name: 'A', input: '{}' } },
      { id: 1, type: 'ExecutionStarted', executionStartedEventDetails: { input: '{}', roleArn: role } },
    ]);
  });
});

function taskEvents(outcome: string): string {
  return `TaskScheduled TaskStarted TaskSubmitted ${outcome}`;
}
