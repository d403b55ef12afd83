import type { Clock } from '../../clock.ts';
import type { ReadStream } from '../streams/read-stream.ts';

/** Milliseconds over which rates are smoothed. */
const lately = 20_000;

/**
 * Measures how many events a second come, of each stream and of all; what was there before the first measurement does not
 * count. Each call measures the time since the one before.
 */
export function measureRates(clock: Clock): (streams: readonly ReadStream[]) => number {
  const counted = new Map<ReadStream, number>();
  let at: number | undefined;
  return (streams) => {
    const now = clock.elapsed();
    const took = at === undefined ? 0 : Math.max(1, now - at);
    const share = 1 - Math.exp(-took / lately);
    let all = 0;
    for (const stream of streams) {
      const before = counted.get(stream) ?? stream.tail;
      counted.set(stream, stream.tail);
      if (took > 0) stream.rate += share * ((1000 * (stream.tail - before)) / took - stream.rate);
      all += stream.rate;
    }
    at = now;
    return all;
  };
}
