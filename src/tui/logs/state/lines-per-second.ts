import type { LogState } from './log-state.ts';

/** Seconds that are looked at. */
const seconds = 3;

/** Lines that came in each of the last whole seconds, on average. */
export function linesPerSecond({ arrivals, now }: Pick<LogState, 'arrivals' | 'now'>): number {
  const current = Math.floor(now / 1000);
  const lately = arrivals.filter(({ second }) => second < current && second >= current - seconds);
  return lately.reduce((sum, { lines }) => sum + lines, 0) / seconds;
}
