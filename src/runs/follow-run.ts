import type { Aws } from '../aws/aws.ts';
import { wait } from '../aws/wait.ts';
import { findMetrics } from '../base/find-metrics.ts';
import type { LogLine } from '../logs/line.ts';
import { readLines } from '../logs/read-lines.ts';
import { makeChannel, type Channel } from './channel.ts';
import { logSourceOf } from './log-source.ts';
import { pollPause } from './poll-pause.ts';
import type { Progress } from './progress.ts';
import { describeJob, type ServiceJob } from './read/describe-job.ts';
import { processingRun } from './read/processing-run.ts';
import { trainingRun } from './read/training-run.ts';
import { hasEnded, type Run } from './run.ts';

/**
 * Tells what happens to a run until it has ended and all its lines have come: statuses, log lines, metrics. When aborted it
 * ends quietly, and the run goes on.
 */
export async function* followRun(run: Run, aws: Aws, signal: AbortSignal): AsyncIterable<Progress> {
  const channel = makeChannel<Progress>();
  const state = { ended: false };
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const work = Promise.all([watch(run, aws, channel, state, both), tail(run, aws, channel, state, both)]);
  const finished = work.then(
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

async function watch(
  run: Run,
  aws: Aws,
  channel: Channel<Progress>,
  watched: { ended: boolean },
  signal: AbortSignal,
): Promise<void> {
  let told = '';
  while (!watched.ended) {
    const found = await describeJob(aws, run.kind, run.name);
    const now = found ? plainRun(found) : run;
    // A processing job is InProgress for the service before and while its script runs.
    const state = `${now.status}: ${now.serviceStatus}`;
    if (state !== told) {
      told = state;
      channel.put({ kind: 'status', run: run.name, status: now.status, detail: now.serviceStatus, at: now.modified });
    }
    watched.ended = hasEnded(now.status);
    if (!watched.ended) await wait(pollPause(Date.now() - run.created), signal);
  }
}

async function tail(
  run: Run,
  aws: Aws,
  channel: Channel<Progress>,
  state: { ended: boolean },
  signal: AbortSignal,
): Promise<void> {
  const find = findMetrics(await definitionsOf(run, aws));
  let unsearched: LogLine[] = [];
  const tellMetrics = () => {
    const lines = unsearched;
    unsearched = [];
    for (const { name, value, line } of find(lines.map(({ text }) => text))) {
      channel.put({ kind: 'metric', run: run.name, name, value, at: lines[line]?.timestamp ?? 0 });
    }
  };
  for await (const line of readLines(aws, logSourceOf(run), { follow: true, signal, isDone: () => state.ended })) {
    channel.put({ kind: 'log', line });
    // The lines of a page come in one go, and are searched in one.
    if (unsearched.push(line) === 1) setImmediate(tellMetrics);
  }
  tellMetrics();
}

async function definitionsOf(run: Run, aws: Aws): Promise<readonly { name: string; regex: string }[]> {
  if (run.kind !== 'training') return [];
  const found = await describeJob(aws, run.kind, run.name);
  if (found?.kind !== 'training') return [];
  const definitions = found.job.AlgorithmSpecification?.MetricDefinitions ?? [];
  return definitions.map(({ Name: name = '', Regex: regex = '' }) => ({ name, regex }));
}

/** As far as its description alone tells: without tags and manifest, which don't change while it goes on. */
function plainRun(found: ServiceJob): Run {
  const about = { tags: {} };
  return found.kind === 'processing' ? processingRun(found.job, about) : trainingRun(found.job, about);
}
