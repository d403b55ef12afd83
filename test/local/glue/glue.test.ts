import { afterEach, beforeEach, expect, test } from 'vitest';
import { Glue } from '@aws-sdk/client-glue';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { runScripts } from '../../../src/local/script-runs/run-scripts.ts';
import { clientOf } from '../fakes/client-of.ts';
import { role } from '../fakes/requests.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';

let aws: ScratchAws;
let glue: Glue;

beforeEach(() => {
  aws = scratchAws();
  glue = clientOf(Glue, aws);
  aws.objects.createBucket('code');
});

afterEach(() => aws[Symbol.dispose]());

test('a pythonshell job runs its script with the arguments of job and run', async () => {
  await make('import sys\nprint(sys.argv[1:])', { DefaultArguments: { '--day': '1', '--mode': 'all' } });
  const { JobRun } = await run({ '--day': '2' });
  expect(JobRun).toMatchObject({ JobName: 'prepare', JobRunState: 'SUCCEEDED', Attempt: 0 });
  const logs = clientOf(CloudWatchLogs, aws);
  const { events } = await logs.filterLogEvents({ logGroupName: '/aws-glue/python-jobs/output' });
  expect(events?.map(({ message }) => message)).toEqual(["['--day', '2', '--mode', 'all']"]);
});

test('a script that fails tells its last line', async () => {
  await make('raise ValueError("too few")');
  expect((await run()).JobRun).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: 'ValueError: too few' });
});

test('a script that is not there fails the run and says which', async () => {
  await make('', { Command: { Name: 'pythonshell', ScriptLocation: 's3://code/nowhere.py' } });
  expect((await run()).JobRun).toMatchObject({ ErrorMessage: 'The script s3://code/nowhere.py is not there.' });
});

test('a run is stopped', async () => {
  await make('import time\ntime.sleep(60)');
  const { JobRunId = '' } = await glue.startJobRun({ JobName: 'prepare' });
  const engine = runScripts(aws);
  await engine.look();
  await expect.poll(() => stateOf(JobRunId)).toBe('RUNNING');
  const stopped = await glue.batchStopJobRun({ JobName: 'prepare', JobRunIds: [JobRunId, 'jr_none'] });
  expect([stopped.SuccessfulSubmissions?.length, stopped.Errors?.length]).toEqual([1, 1]);
  await engine.look();
  await expect.poll(() => stateOf(JobRunId)).toBe('STOPPED');
});

test('a run that a dead supervisor left is over, and says why', async () => {
  await make('import time\ntime.sleep(60)');
  const { JobRunId = '' } = await glue.startJobRun({ JobName: 'prepare' });
  await runScripts(aws).look();
  await expect.poll(() => stateOf(JobRunId)).toBe('RUNNING');
  runScripts(aws);
  expect((await glue.getJobRun({ JobName: 'prepare', RunId: JobRunId })).JobRun).toMatchObject({
    JobRunState: 'FAILED',
    ErrorMessage: expect.stringContaining('supervisor of the embedded AWS was killed'),
  });
});

test('a job is described, changed, listed and deleted', async () => {
  await make('');
  await glue.updateJob({
    JobName: 'prepare',
    JobUpdate: { Role: role, Command: { Name: 'glueetl', ScriptLocation: 's3://code/b.py' } },
  });
  expect((await glue.getJob({ JobName: 'prepare' })).Job).toMatchObject({ Command: { Name: 'glueetl' } });
  expect((await glue.listJobs({})).JobNames).toEqual(['prepare']);
  await glue.deleteJob({ JobName: 'prepare' });
  await expect(glue.getJob({ JobName: 'prepare' })).rejects.toMatchObject({ name: 'EntityNotFoundException' });
});

async function make(source: string, more: object = {}): Promise<void> {
  await aws.objects.put('code', 'a.py', Buffer.from(source));
  const Command = { Name: 'pythonshell', ScriptLocation: 's3://code/a.py' };
  await glue.createJob({ Name: 'prepare', Role: role, Command, ...more });
}

async function run(Arguments?: Record<string, string>) {
  const { JobRunId = '' } = await glue.startJobRun({ JobName: 'prepare', Arguments });
  await runScripts(aws).look();
  await expect.poll(() => stateOf(JobRunId)).not.toMatch(/STARTING|RUNNING/);
  return glue.getJobRun({ JobName: 'prepare', RunId: JobRunId });
}

async function stateOf(RunId: string): Promise<string | undefined> {
  return (await glue.getJobRun({ JobName: 'prepare', RunId })).JobRun?.JobRunState;
}
