import { createHash, randomUUID } from 'node:crypto';
import type { Embedded } from '../embedded.ts';
import { offsetIn, pageToken } from '../page-token.ts';
import { insertRun, listRuns, readRun, type ScriptRun, updateRun } from '../script-runs/run-table.ts';
import { ServiceError } from '../service-error.ts';
import { inTransaction } from '../state.ts';
import { type GlueJob, needJob } from './jobs.ts';

interface StartInput {
  JobName: string;
  Arguments?: Readonly<Record<string, string>>;
  /** Minutes. */
  Timeout?: number;
}

export function startJobRun(input: StartInput, aws: Embedded): object {
  const job = needJob(input.JobName, aws);
  const id = `jr_${createHash('sha256').update(randomUUID()).digest('hex')}`;
  const given = { ...job.DefaultArguments, ...input.Arguments, ...job.NonOverridableArguments };
  insertRun(aws.state, {
    id,
    service: 'glue',
    owner: job.Name,
    phase: 'waiting',
    created: aws.now(),
    stopAsked: false,
    work: {
      script: String(job.Command.ScriptLocation),
      words: Object.entries(given).flat(),
      spark: job.Command.Name === 'glueetl',
      limit: 60_000 * (input.Timeout ?? job.Timeout ?? 2880),
      log: { group: `${logGroup(job)}/output`, stream: id },
    },
    request: { ...input, LogGroupName: logGroup(job) },
  });
  aws.wake();
  return { JobRunId: id };
}

export function getJobRun({ JobName, RunId }: { JobName: string; RunId: string }, aws: Embedded): object {
  aws.wake();
  const run = readRun(aws.state, { service: 'glue', owner: JobName, id: RunId });
  if (!run) throw new ServiceError('EntityNotFoundException', `Job run ${RunId} of job ${JobName} not found.`);
  return { JobRun: describe(run) };
}

export function getJobRuns(
  { JobName, NextToken, MaxResults = 200 }: { JobName: string; NextToken?: string; MaxResults?: number },
  aws: Embedded,
): object {
  aws.wake();
  const list = `glue runs ${JobName}`;
  const offset = NextToken === undefined ? 0 : offsetIn(list, NextToken);
  if (offset === undefined) throw new ServiceError('InvalidInputException', 'Invalid NextToken.');
  const { Name: owner } = needJob(JobName, aws);
  const runs = listRuns(aws.state, { service: 'glue', owner }, { offset, limit: MaxResults + 1 });
  return {
    JobRuns: runs.slice(0, MaxResults).map(describe),
    NextToken: runs.length > MaxResults ? pageToken(list, [offset + MaxResults]) : undefined,
  };
}

export function batchStopJobRun(
  { JobName, JobRunIds }: { JobName: string; JobRunIds: readonly string[] },
  aws: Embedded,
): object {
  const stopped = inTransaction(aws.state, () => JobRunIds.filter((id) => askToStop(JobName, id, aws)));
  aws.wake();
  return {
    SuccessfulSubmissions: stopped.map((JobRunId) => ({ JobName, JobRunId })),
    Errors: JobRunIds.filter((id) => !stopped.includes(id)).map((JobRunId) => ({
      JobName,
      JobRunId,
      ErrorDetail: { ErrorCode: 'JobRunNotInTerminableState', ErrorMessage: 'The run has ended, or was never there.' },
    })),
  };
}

function askToStop(owner: string, id: string, { state }: Embedded): boolean {
  const run = readRun(state, { service: 'glue', owner, id });
  if (!run || run.phase === 'over') return false;
  updateRun(state, { ...run, stopAsked: true });
  return true;
}

const endings = { succeeded: 'SUCCEEDED', failed: 'FAILED', stopped: 'STOPPED', overran: 'TIMEOUT' } as const;

function describe(run: ScriptRun): object {
  const { id, owner, request, phase, outcome, created, started, ended, reason, stopAsked } = run;
  const going = stopAsked ? 'STOPPING' : phase === 'waiting' ? 'STARTING' : 'RUNNING';
  return {
    ...request,
    Id: id,
    JobName: owner,
    Attempt: 0,
    StartedOn: created / 1000,
    LastModifiedOn: (ended ?? started ?? created) / 1000,
    ...(ended !== undefined && { CompletedOn: ended / 1000 }),
    JobRunState: outcome === undefined ? going : endings[outcome],
    ...(reason !== undefined && { ErrorMessage: reason }),
    ExecutionTime: started === undefined ? 0 : Math.round(((ended ?? started) - started) / 1000),
    PredecessorRuns: [],
  };
}

function logGroup({ Command }: GlueJob): string {
  return Command.Name === 'pythonshell' ? '/aws-glue/python-jobs' : '/aws-glue/jobs';
}
