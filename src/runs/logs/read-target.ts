import type { Aws } from '../../aws/aws.ts';
import { realClock } from '../../logs/clock.ts';
import type { LogTarget } from './targets/log-target.ts';
import { openReading } from './open-reading.ts';
import type { Reading, ReadingOptions } from './reading.ts';

/** Milliseconds after `until` in which lines that are older may still come. */
const lateLines = 10_000;

/** Timers take no more than 24 days. */
const longestWait = 86_400_000;

/**
 * Reads a target to its end, or what is there now, and tells all that comes of it; `opened` gets what the reading can be asked for
 * meanwhile. Ends quietly when the signal is given. Throws what AWS refuses for good.
 */
export async function readTarget(
  aws: Aws,
  target: LogTarget,
  options: ReadingOptions,
  opened?: (reading: Reading) => void,
): Promise<void> {
  const { signal, until } = options;
  const follow = options.follow && !target.isOver;
  try {
    const reading = await openReading(aws, { ...options, follow });
    opened?.(reading);
    const passed = new AbortController();
    const watching = AbortSignal.any([signal, passed.signal]);
    try {
      if (follow && until !== undefined) void endAfter(until, reading, passed, signal);
      await target.watch(reading.take, watching, { once: !follow }).catch((error: unknown) => {
        if (!passed.signal.aborted) throw error;
      });
      // What a step of a run that has ended still seems to do, it does no more.
      if (follow && target.status !== undefined) reading.endAll();
      await reading.finish();
    } finally {
      passed.abort();
      reading.close();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Nothing that is begun after a moment is wanted. */
async function endAfter(until: number, reading: Reading, passed: AbortController, signal: AbortSignal): Promise<void> {
  try {
    const both = AbortSignal.any([signal, passed.signal]);
    const left = (): number => until + lateLines - realClock.now();
    while (left() > 0) await realClock.wait(Math.min(longestWait, left()), both);
    reading.endAll();
    passed.abort();
  } catch {
    // The run has ended before.
  }
}
