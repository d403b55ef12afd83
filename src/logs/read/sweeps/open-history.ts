import { faultOf } from '../calls/faults.ts';
import { deepReach } from './plan-sweeps.ts';
import type { Reading } from '../reading.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { RawEvent } from '../told/ledger.ts';
import { lastIngestion, type SourceSweeps } from './source-sweeps.ts';

/** Milliseconds by which something may become readable after what was taken in later. */
const visibility = 30_000;

export interface History {
  /** Resolves when the tail can be followed. */
  ready: Promise<void>;
  whole: Promise<void>;
}

/**
 * Reads what was there before, where that is not simply the first sweep: behind the newest page, or behind where an earlier
 * reading had come to. Absent: it is the first sweep.
 */
export function openHistory(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): History | undefined {
  const { env } = reading;
  const { resumed, source } = sweeps;
  const isBackward = env.newestFirst === true && resumed.from === undefined && 'prefix' in source.streams;
  if (!isBackward && resumed.from === undefined) return undefined;

  const { promise: ready, resolve: opened } = Promise.withResolvers<void>();
  const whole = (async () => {
    const before = Math.max(reading.serviceClock.now(), resumed.from ?? -Infinity);
    let mark: number | undefined;
    const follow = (events: readonly RawEvent[] = []): void => {
      mark ??= Math.max(before, lastIngestion(events));
      tailFrom(sweeps, mark);
      opened();
    };
    if (resumed.from !== undefined) {
      const from = resumed.from - deepReach - visibility;
      await passing(sweeps.pages({ from }, {}, { signal, priority: 'tail' }), signal);
      follow();
    }
    const how = { signal, priority: 'history', page: follow } as const;
    await passing(sweeps.pages({ isBackward }, { isHistory: true }, how), signal);
    opened();
    progress.hasHistory = true;
    reading.changed();
  })();
  return { ready, whole };
}

/** Their tails are read from a time on; what came before, the history brings. */
function tailFrom({ streams }: SourceSweeps, mark: number): void {
  for (const stream of streams.all()) {
    if (stream.mark !== -Infinity || (stream.told === 0 && stream.ingested === -Infinity)) continue;
    stream.mark = mark;
    stream.deepMark = mark;
  }
}

/** A group that is not there, or not to be read, has no history; the tail tells why. */
async function passing(pages: Promise<number>, signal: AbortSignal): Promise<void> {
  try {
    await pages;
  } catch (error) {
    signal.throwIfAborted();
    const fault = faultOf(error);
    if (fault !== 'gone' && fault !== 'denied') throw error;
  }
}
