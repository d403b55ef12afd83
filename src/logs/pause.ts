import type { Clock } from './clock.ts';

/** Shortest and longest pause between two sweeps of a log, milliseconds. */
const shortest = 100;
const longest = 2_000;

/** Shortest pause while only the last lines are waited for. */
const shortestAtEnd = 10;

/** Longest that the end of the job goes unnoticed. */
const slice = 20;

/**
 * The pause after a sweep: short while lines come, longer while none do. It is never less than a few round trips, so that a
 * reader of a service far away stays well below its quota of 5 calls a second.
 */
export function nextPause(before: number, sweep: { found: boolean; done: boolean; roundTrip: number }): number {
  if (sweep.done) return Math.max(shortestAtEnd, 10 * sweep.roundTrip);
  const base = Math.max(shortest, 4 * sweep.roundTrip);
  return sweep.found ? base : Math.min(Math.max(longest, base), Math.max(base, 1.5 * before));
}

/** Waits as long as `going` says so, at most `ms`. */
export async function pauseWhile(going: () => boolean, ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && going(); left -= slice) await clock.wait(Math.min(slice, left), signal);
}
