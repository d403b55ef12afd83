import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMRServerless } from '@aws-sdk/client-emr-serverless';
import { runScripts } from '../../../src/local/script-runs/run-scripts.ts';
import { clientOf } from '../fakes/client-of.ts';
import { role } from '../fakes/requests.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';

let aws: ScratchAws;
let emr: EMRServerless;

beforeEach(async () => {
  aws = scratchAws();
  emr = clientOf(EMRServerless, aws);
  aws.objects.createBucket('code');
  await aws.objects.put('code', 'a.py', Buffer.from('import sys\nassert sys.argv[1:] == ["--day", "1"]'));
});

afterEach(() => aws[Symbol.dispose]());

test('without PySpark a run fails and says how to get it', async () => {
  const folder = join(aws.home.root, 'bin');
  await mkdir(folder);
  await writeFile(join(folder, 'python3'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const before = process.env['PATH'];
  process.env['PATH'] = `${folder}:${before}`;
  const { jobRun } = await run(await application());
  process.env['PATH'] = before;
  expect(jobRun).toMatchObject({ state: 'FAILED', stateDetails: expect.stringContaining('pip install pyspark') });
});

test('where PySpark is found the script runs with its arguments', async () => {
  const home = join(aws.home.root, 'user');
  const site = execFileSync('python3', ['-m', 'site', '--user-site'], { env: { ...process.env, HOME: home } });
  const folder = site.toString().trim();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'pyspark.py'), '');
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  const { jobRun } = await run(await application());
  process.env['HOME'] = before;
  expect(jobRun).toMatchObject({ state: 'SUCCESS', releaseLabel: 'emr-7.5.0', executionRole: role });
});

test('a start that is repeated with its token is the same run', async () => {
  const applicationId = await application();
  const first = await start(applicationId, 'once');
  expect((await start(applicationId, 'once')).jobRunId).toBe(first.jobRunId);
  expect((await emr.listJobRuns({ applicationId })).jobRuns).toHaveLength(1);
});

test('a run is cancelled before it began', async () => {
  const applicationId = await application();
  const { jobRunId } = await start(applicationId);
  await emr.cancelJobRun({ applicationId, jobRunId });
  await runScripts(aws).look();
  expect((await emr.getJobRun({ applicationId, jobRunId })).jobRun?.state).toBe('CANCELLED');
});

test('an application is started, stopped, listed and deleted', async () => {
  const applicationId = await application();
  await emr.startApplication({ applicationId });
  expect((await emr.listApplications({})).applications).toMatchObject([{ id: applicationId, state: 'STARTED' }]);
  await emr.stopApplication({ applicationId });
  await emr.deleteApplication({ applicationId });
  expect((await emr.getApplication({ applicationId })).application?.state).toBe('TERMINATED');
  await expect(start(applicationId)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('an application that is not there is told by the name of the service', async () => {
  await expect(emr.getApplication({ applicationId: '00x' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

async function application(): Promise<string> {
  const made = await emr.createApplication({ name: 'spark', releaseLabel: 'emr-7.5.0', type: 'SPARK' });
  return made.applicationId ?? '';
}

function start(applicationId: string, clientToken?: string) {
  const sparkSubmit = { entryPoint: 's3://code/a.py', entryPointArguments: ['--day', '1'] };
  return emr.startJobRun({ applicationId, clientToken, executionRoleArn: role, jobDriver: { sparkSubmit } });
}

async function run(applicationId: string) {
  const { jobRunId } = await start(applicationId);
  await runScripts(aws).look();
  const told = () => emr.getJobRun({ applicationId, jobRunId });
  await expect.poll(async () => (await told()).jobRun?.state).not.toMatch(/SUBMITTED|RUNNING/);
  return told();
}
