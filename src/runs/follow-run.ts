import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import { makeChannel } from './channel.ts';
import { readJobState } from './logs/targets/job-state.ts';
import { jobTarget } from './logs/targets/job-target.ts';
import { progressOf } from './logs/progress-of.ts';
import { readTarget } from './logs/read-target.ts';
import type { ReadingEvent } from './logs/reading.ts';
import type { Progress } from './progress.ts';
import type { Run } from './run.ts';

/**
 * Tells what happens to a run until it has ended and all its lines have come: statuses, log lines, metrics. When aborted it
 * ends quietly, and the run goes on.
 */
export async function* followRun(
  run: Pick<Run, 'kind' | 'name'>,
  aws: Aws,
  signal: AbortSignal,
): AsyncIterable<Progress> {
  const channel = makeChannel<Progress>();
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const finished = follow(run, aws, (progress) => channel.put(progress), both).then(
    () => channel.end(),
    (error: unknown) => channel.end(signal.aborted ? undefined : error),
  );
  try {
    yield* channel;
  } finally {
    stop.abort();
    await finished;
  }
}

async function follow(
  { kind, name }: Pick<Run, 'kind' | 'name'>,
  aws: Aws,
  put: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const job = await readJobState(aws, kind, name);
  if (!job) throw new MlxError('RUN_UNKNOWN', { name, near: [] });
  const tell = (event: ReadingEvent): void => {
    if (event.kind === 'status') put({ ...event, run: name });
    else for (const progress of progressOf(event, () => name)) put(progress);
  };
  await readTarget(aws, jobTarget(aws, job), { tell, signal, follow: true });
}
