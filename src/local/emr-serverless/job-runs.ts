import { randomBytes } from 'node:crypto';
import type { Embedded } from '../embedded.ts';
import { offsetIn, pageToken } from '../page-token.ts';
import { insertRun, listRuns, readRun, type ScriptRun, updateRun } from '../script-runs/run-table.ts';
import { ServiceError } from '../service-error.ts';
import { inTransaction } from '../state.ts';
import { needApplication } from './applications.ts';
import { logsOf } from './logs-of.ts';

interface StartInput extends Readonly<Record<string, unknown>> {
  applicationId: string;
  clientToken: string;
  executionRoleArn: string;
  jobDriver?: { sparkSubmit?: { entryPoint: string; entryPointArguments?: readonly string[] } };
  executionTimeoutMinutes?: number;
}

/** Starting it again with the same token finds the first run. */
export function startJobRun({ clientToken, ...input }: StartInput, aws: Embedded): object {
  const application = needApplication(input.applicationId, aws);
  const { applicationId, state } = application;
  if (state === 'TERMINATED')
    throw new ServiceError('ValidationException', `Application ${applicationId} is in the state TERMINATED.`);
  const submit = input.jobDriver?.sparkSubmit;
  if (!submit?.entryPoint.endsWith('.py')) {
    throw new ServiceError(
      'ValidationException',
      'The embedded EMR Serverless runs a sparkSubmit of a Python script (entryPoint *.py) only.',
    );
  }
  const id = `00${randomBytes(7).toString('hex')}`;
  const run = insertRun(
    aws.state,
    {
      id,
      service: 'emr-serverless',
      owner: applicationId,
      phase: 'waiting',
      created: aws.now(),
      stopAsked: false,
      work: {
        script: submit.entryPoint,
        words: submit.entryPointArguments ?? [],
        spark: true,
        limit: 60_000 * (input.executionTimeoutMinutes || 720),
        ...logsOf(id, input, application),
      },
      request: input,
    },
    `${applicationId} ${clientToken}`,
  );
  aws.wake();
  return { applicationId, jobRunId: run.id, arn: arnOf(run, aws) };
}

export function getJobRun(input: { applicationId: string; jobRunId: string }, aws: Embedded): object {
  aws.wake();
  return { jobRun: describe(needRun(input, aws), aws) };
}

export function listJobRuns(
  input: { applicationId: string; nextToken?: string; maxResults?: number },
  aws: Embedded,
): object {
  aws.wake();
  const { applicationId: owner } = needApplication(input.applicationId, aws);
  const offset = input.nextToken === undefined ? 0 : offsetIn(`runs ${owner}`, input.nextToken);
  if (offset === undefined) throw new ServiceError('ValidationException', 'Invalid nextToken.');
  const limit = input.maxResults ?? 50;
  const runs = listRuns(aws.state, { service: 'emr-serverless', owner }, { offset, limit: limit + 1 });
  return {
    jobRuns: runs.slice(0, limit).map((run) => ({ ...describe(run, aws), id: run.id })),
    nextToken: runs.length > limit ? pageToken(`runs ${owner}`, [offset + limit]) : undefined,
  };
}

export function cancelJobRun(input: { applicationId: string; jobRunId: string }, aws: Embedded): object {
  inTransaction(aws.state, () => {
    const run = needRun(input, aws);
    if (run.phase === 'over') throw new ServiceError('ValidationException', `Job run ${run.id} has ended already.`);
    updateRun(aws.state, { ...run, stopAsked: true });
  });
  aws.wake();
  return { applicationId: input.applicationId, jobRunId: input.jobRunId };
}

function needRun(
  { applicationId, jobRunId }: { applicationId: string; jobRunId: string },
  { state }: Embedded,
): ScriptRun {
  const run = readRun(state, { service: 'emr-serverless', owner: applicationId, id: jobRunId });
  if (!run) throw new ServiceError('ResourceNotFoundException', `Job run ${jobRunId} is not found`, { status: 404 });
  return run;
}

const endings = { succeeded: 'SUCCESS', failed: 'FAILED', stopped: 'CANCELLED', overran: 'CANCELLED' } as const;

function describe(run: ScriptRun, aws: Embedded): object {
  const { id, owner, request, phase, outcome, created, started, ended, reason = '', stopAsked } = run;
  const { executionRoleArn, ...told } = request;
  const going = stopAsked ? 'CANCELLING' : phase === 'waiting' ? 'SUBMITTED' : 'RUNNING';
  return {
    ...told,
    applicationId: owner,
    jobRunId: id,
    arn: arnOf(run, aws),
    createdBy: `arn:${aws.identity.partition}:iam::${aws.identity.account}:user/mlx-local`,
    createdAt: created / 1000,
    updatedAt: (ended ?? started ?? created) / 1000,
    executionRole: executionRoleArn,
    state: outcome === undefined ? going : endings[outcome],
    stateDetails: reason,
    releaseLabel: needApplication(owner, aws).releaseLabel,
    totalExecutionDurationSeconds: started === undefined ? 0 : Math.round(((ended ?? started) - started) / 1000),
    attempt: 1,
  };
}

function arnOf({ id, owner }: ScriptRun, { identity: { partition, region, account } }: Embedded): string {
  return `arn:${partition}:emr-serverless:${region}:${account}:/applications/${owner}/jobruns/${id}`;
}
