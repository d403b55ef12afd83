import {
  BatchStopJobRunCommand,
  GetJobRunCommand as GetGlueRun,
  GetJobRunsCommand,
  StartJobRunCommand as StartGlueRun,
  type StartJobRunRequest as GlueRequest,
} from '@aws-sdk/client-glue';
import {
  CancelJobRunCommand,
  GetJobRunCommand as GetEmrRun,
  StartJobRunCommand as StartEmrRun,
  type StartJobRunRequest as EmrRequest,
} from '@aws-sdk/client-emr-serverless';
import { wait } from '../../../aws/wait.ts';
import { pollPause } from '../../poll-pause.ts';
import { workOfRequest } from '../jobs/service-work.ts';
import { attemptName, attemptToken } from './attempt-name.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** The argument by which a run of Glue, which takes no token, is found again. */
const mark = '--mlx-attempt';

/** Runs a job of Glue to its end. */
export async function performGlue(order: WorkOrder, input: GlueRequest): Promise<Performed> {
  const glue = await order.aws.glue();
  const name = attemptName(order.run.name, order.attempt.step, order.attempt.number);
  const JobName = input.JobName ?? '';
  const find = async () => {
    const { JobRuns = [] } = await glue.send(new GetJobRunsCommand({ JobName, MaxResults: 200 }));
    return JobRuns.find((run) => run.Arguments?.[mark] === name)?.Id;
  };
  const start = async () => {
    const answer = await glue.send(new StartGlueRun({ ...input, Arguments: { ...input.Arguments, [mark]: name } }));
    return answer.JobRunId ?? '';
  };
  const id = await sentId(order, async () => (await find()) ?? start());
  return untilEnded(order, id, {
    look: async () => {
      const { JobRun } = await glue.send(new GetGlueRun({ JobName, RunId: id }));
      return { state: JobRun?.JobRunState ?? '', reason: JobRun?.ErrorMessage, ended: JobRun?.CompletedOn?.getTime() };
    },
    stop: async () => void (await glue.send(new BatchStopJobRunCommand({ JobName, JobRunIds: [id] }))),
  });
}

/** Runs a job of EMR Serverless to its end. */
export async function performEmr(order: WorkOrder, input: EmrRequest): Promise<Performed> {
  const emr = await order.aws.emrServerless();
  const { run, attempt } = order;
  const { applicationId } = input;
  const clientToken = attemptToken(run.name, attempt.step, attempt.number);
  const id = await sentId(
    order,
    async () => (await emr.send(new StartEmrRun({ ...input, clientToken }))).jobRunId ?? '',
  );
  return untilEnded(order, id, {
    look: async () => {
      const { jobRun } = await emr.send(new GetEmrRun({ applicationId, jobRunId: id }));
      return { state: jobRun?.state ?? '', reason: jobRun?.stateDetails, ended: jobRun?.endedAt?.getTime() };
    },
    stop: async () => void (await emr.send(new CancelJobRunCommand({ applicationId, jobRunId: id }))),
  });
}

async function sentId({ journal, attempt }: WorkOrder, send: () => Promise<string>): Promise<string> {
  const before = await journal.sent(attempt.step, attempt.number);
  if (before) return before.id;
  const id = await send();
  await journal.noteSent(attempt.step, attempt.number, { id });
  return id;
}

interface Watched {
  look: () => Promise<{ state: string; reason?: string; ended?: number }>;
  stop: () => Promise<void>;
}

async function untilEnded(order: WorkOrder, id: string, { look, stop }: Watched): Promise<Performed> {
  const started = order.attempt.at;
  const work = workOfRequest(order.attempt.request, id);
  for (let asked = false; ;) {
    order.begun({ made: id, work, started });
    const { state, reason, ended = Date.now() } = await look();
    const base = { made: id, work, started, ended };
    if (state.startsWith('SUCC')) return { ...base, status: 'completed' };
    if (/^(?:STOPPED|CANCELLED)$/u.test(state))
      return { ...base, status: 'stopped', reason: reason ?? 'it was stopped' };
    if (/^(?:FAILED|ERROR|TIMEOUT|EXPIRED)$/u.test(state))
      return { ...base, status: 'failed', reason: reason ?? state };
    if (!asked && order.stopAsked()) {
      asked = true;
      await stop();
    }
    await wait(pollPause(Date.now() - started), order.signal);
  }
}
