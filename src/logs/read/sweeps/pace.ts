import type { ReaderEnv } from '../reader.ts';

/** How a round of sweeps went. */
export interface Round {
  /** Events that were new. */
  found: number;
  /** The source's job has ended. */
  isEnding: boolean;
  /** Milliseconds of a fast call, without this machine's own work. */
  roundTrip: number;
  /** Milliseconds that the round took, and calls that it needed. */
  took: number;
  calls: number;
  /** Events a second lately. */
  rate: number;
  /** Sources that are being read. */
  sources: number;
}

/** Milliseconds between the beginnings of two rounds of a service that is far away: of a lively log, and of any other. */
const lively = 1_000;
const quiet = 2_000;

/** Events a second from which on a log is lively. */
const livelyRate = 20;

/** Milliseconds that a call and that a source must have to themselves, so that many do not take what the budget has. */
const perCall = 500;
const perSource = 300;

/** Of a service in this process: the shortest pauses, while the job goes on and at its end, and the longest. */
const shortest = 100;
const shortestAtEnd = 10;
const longest = 2_000;

/** The pause after a round, in milliseconds; `before` is the one before it. */
export function pauseAfter(pace: ReaderEnv['pace'], before: number, round: Round): number {
  if (pace === 'service') {
    const apart = round.rate >= livelyRate && !round.isEnding ? lively : quiet;
    const needed = Math.max(apart, perCall * round.calls, perSource * round.sources);
    return Math.max(shortest, needed - round.took);
  }
  if (round.isEnding) return Math.max(shortestAtEnd, 10 * round.roundTrip);
  const base = Math.max(shortest, 4 * round.roundTrip);
  return round.found > 0 ? base : Math.min(Math.max(longest, base), Math.max(base, 1.5 * before));
}

/** Milliseconds without anything new after the end, after which a log is taken to be whole. */
const settleOfService = 30_000;
const settleRoundTrips = 40;

/**
 * How long to wait for last lines. `late`: by how many milliseconds a line was readable later than it was stamped, usually.
 */
export function settleFor(
  pace: ReaderEnv['pace'],
  { settle, late, roundTrip }: { settle: number | undefined; late: number; roundTrip: number },
): number {
  if (pace === 'embedded') return Math.min(settleOfService, settleRoundTrips * roundTrip);
  return Math.max(settle ?? settleOfService, Math.min(3 * late, 4 * settleOfService));
}

/** Milliseconds between deep sweeps, and events of a second that make them cost more than a fifth of the calls. */
const deepEvery = 16_000;
const perEventOfRate = 10;

/** Milliseconds between two sweeps that reach far back. */
export function deepPause(rate: number): number {
  return Math.max(deepEvery, perEventOfRate * rate);
}
