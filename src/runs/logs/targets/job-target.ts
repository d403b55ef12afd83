import type { Aws } from '../../../aws/aws.ts';
import { wait } from '../../../aws/wait.ts';
import { pollPause } from '../../poll-pause.ts';
import { hasEnded } from '../../run.ts';
import { isOver } from './is-over.ts';
import { jobSource } from './job-source.ts';
import { readJobState, type JobState } from './job-state.ts';
import type { LogNews, LogTarget, WatchOptions } from './log-target.ts';
import { untilSeen } from './until-seen.ts';

/** The log of one job of SageMaker, whoever launched it: of all its machines. */
export function jobTarget(aws: Aws, job: JobState): LogTarget {
  return {
    name: job.name,
    words: [job.name],
    status: job.status,
    isOver: isOver(aws, job),
    hasSteps: false,
    watch: (tell, signal, options) => watchJob(aws, job, tell, signal, options),
  };
}

async function watchJob(
  aws: Aws,
  job: JobState,
  tell: (news: LogNews) => void,
  signal: AbortSignal,
  { once = false }: WatchOptions = {},
): Promise<void> {
  const source = jobSource(job);
  tell({ kind: 'source', source });
  if (job.metrics.length > 0) tell({ kind: 'metrics', source: source.id, definitions: job.metrics });
  let told = '';
  for (let now = job; ; now = (await untilSeen(() => readJobState(aws, job.kind, job.name), signal)) ?? job) {
    const { status, detail, reason, modified: at } = now;
    if (told !== `${status}: ${detail}`) {
      told = `${status}: ${detail}`;
      tell({ kind: 'status', status, detail, at, ...(status === 'failed' && { reason }) });
    }
    if (hasEnded(status)) return tell({ kind: 'ended', source: source.id, ...(status === 'failed' && { reason }) });
    if (once) return;
    await wait(pollPause(Date.now() - job.created), signal);
  }
}
