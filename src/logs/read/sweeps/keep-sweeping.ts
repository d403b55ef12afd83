import { faultOf } from '../calls/faults.ts';
import { deepPause, pauseAfter } from './pace.ts';
import type { Sweep, SweepSituation } from './plan-sweeps.ts';
import type { Reading } from '../reading.ts';
import { pauseForFault } from '../calls/source-fault.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from './source-sweeps.ts';

/** A lane: which sweeps it makes in a round, and what it notes of the round. */
export interface Lane {
  plan(at: SweepSituation): Sweep[];
  /** A round was made without a fault, or the log is not there. */
  over?(found: number): void;
  /** Milliseconds at least between the beginnings of two rounds. */
  atLeast?: number;
}

/** Rounds of sweeps until the signal is given. Each lane fails and waits by itself. */
export async function keepSweeping(
  lane: Lane,
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<never> {
  const { clock, pace } = reading.env;
  let [pause, deepAt] = [0, -Infinity];
  for (;;) {
    const began = clock.elapsed();
    const isEnding = progress.endedAt !== undefined;
    const isDeep = (isEnding && pace === 'embedded') || began - deepAt >= deepPause(progress.rate);
    const planned = progress.isAuditing ? [] : lane.plan(situation(sweeps, progress, isDeep, began));
    let found = 0;
    try {
      for (const one of planned) found += await sweeps.sweep(one, signal);
      if (isDeep && planned.length > 0) deepAt = began;
      lane.over?.(found);
      const round = { found, isEnding, roundTrip: sweeps.roundTrip(), calls: planned.length, rate: progress.rate };
      const took = clock.elapsed() - began;
      pause = Math.max(
        pauseAfter(pace, pause, { ...round, took, sources: reading.sources() }),
        (lane.atLeast ?? 0) - took,
      );
    } catch (error) {
      signal.throwIfAborted();
      pause = pauseForFault(error, sweeps, progress, reading);
      if (faultOf(error) === 'gone') {
        lane.over?.(found);
        // One of the streams that were named was deleted: a list tells which.
        if (planned.some((one) => 'names' in one.streams)) progress.nap.wake();
      }
    }
    await progress.nap.rest(pause, signal);
  }
}

function situation(
  { source, streams, ledger }: SourceSweeps,
  { rate }: SourceProgress,
  isDeep: boolean,
  now: number,
): SweepSituation {
  return {
    streams: source.streams,
    known: streams.all(),
    now,
    told: ledger.told(),
    characters: ledger.characters(),
    rate,
    isDeep,
  };
}
