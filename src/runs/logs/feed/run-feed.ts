import type { HearCall } from '../../../aws/calls/call.ts';
import { openAws } from '../../../aws/open-aws.ts';
import { messageOf } from '../../../base/thrown.ts';
import { toMlxError } from '../../../base/to-mlx-error.ts';
import { readProject } from '../../../define/project.ts';
import { whereOf } from '../../../define/where-of.ts';
import { packLines } from '../../../logs/lines/pack-lines.ts';
import type { MetricPoint } from '../../../logs/metrics/metric-point.ts';
import type { FeedGate } from './feed-gate.ts';
import { gatherLines } from './gather-lines.ts';
import type { FeedEvent, FeedRequest, LogFeed } from './log-feed.ts';
import { openReading } from '../open-reading.ts';
import { openTarget } from '../targets/open-target.ts';
import type { Reading, ReadingEvent } from '../reading.ts';

type Tell = (event: FeedEvent) => void;

/**
 * Finds what a request names and reads it in this thread until it has ended or is closed. What can't be found or read is told
 * as `failed`. The gate is asked before each call; `onCall` hears of each.
 */
export function runFeed(request: FeedRequest, tell: Tell, gate: Pick<FeedGate, 'pass'>, onCall?: HearCall): LogFeed {
  const stop = new AbortController();
  const { signal } = stop;
  let reading: Reading | undefined;
  let preferred: readonly number[] = [];
  const opened = (one: Reading) => {
    reading = one;
    if (preferred.length > 0) one.prefer(preferred);
  };
  const done = read({ request, tell, gate, onCall, signal, opened }).catch((error: unknown) => {
    if (signal.aborted) return;
    const { code, details } = toMlxError(error);
    tell({ kind: 'failed', code, details, text: messageOf(error) });
  });
  return {
    prefer: (streams) => {
      preferred = streams;
      reading?.prefer(streams);
    },
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

interface Work {
  request: FeedRequest;
  tell: Tell;
  gate: Pick<FeedGate, 'pass'>;
  onCall?: HearCall;
  signal: AbortSignal;
  opened: (reading: Reading) => void;
}

async function read({ request, tell, gate, onCall, signal, opened }: Work): Promise<void> {
  const { cwd, env, words, follow, since, until, step, host } = request;
  const project = await readProject(cwd);
  const aws = await openAws({ on: whereOf(request.on, env, project), project, env, onCall });
  try {
    const target = await openTarget(words, { aws, project });
    const { name, hasSteps, status } = target;
    tell({ kind: 'opened', name, words: target.words, hasSteps, status });
    const heard = hear(tell);
    const reading = await openReading(aws, {
      tell: heard.take,
      signal,
      follow,
      since,
      until,
      step,
      host,
      newestFirst: true,
      ready: () => gate.pass(signal),
    });
    opened(reading);
    await target.watch(reading.take, signal);
    await reading.finish();
    heard.flush();
    if (!signal.aborted) tell({ kind: 'ended', lost: heard.lost() });
  } finally {
    await aws.close();
  }
}

interface Hearing {
  take: (event: ReadingEvent) => void;
  flush: () => void;
  /** Events that could not be read. */
  lost: () => number;
}

/** Makes batches and series of what a reading tells line by line, and passes the rest on. */
function hear(tell: Tell): Hearing {
  let lost = 0;
  let points: MetricPoint[] = [];
  const lines = gatherLines((gathered) => {
    tell({ kind: 'batch', batch: packLines(gathered) });
    if (points.length > 0) tell({ kind: 'points', points });
    points = [];
  });
  return {
    take: (event) => {
      switch (event.kind) {
        case 'lines':
          return lines.add(event.lines);
        case 'metric': {
          const { kind: _, ...point } = event;
          points.push(point);
          return;
        }
        case 'reading':
          lost = event.status.lost;
          return tell(event);
        default:
          return tell(event);
      }
    },
    flush: lines.flush,
    lost: () => lost,
  };
}
