import type { Delays } from './delays.ts';

/** Milliseconds. An event can't be taken in before it was stamped, but waiting may make it late. */
const leastAhead = 2_000;
const leastBehind = 120_000;

/** Milliseconds by which what is known must change to be known anew, so that lines keep their order. */
const leastChange = 5_000;

/**
 * Milliseconds by which a host's clock is ahead of the service's (below 0: behind); undefined where that is not worth
 * correcting. Events that were merely long under way come with delays that differ much. `before` is what was known before.
 */
export function skewOf(delays: Delays, before: number | undefined): number | undefined {
  const least = delays.least();
  if (least >= -leastAhead && least <= leastBehind) return undefined;
  const isSpread = delays.usual() - least > Math.abs(least) / 2;
  if (isSpread) return before;
  return before !== undefined && Math.abs(before + least) < leastChange ? before : -least;
}
