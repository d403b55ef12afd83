/** The first pause at most, and the longest; milliseconds. */
const first = 500;
const longest = 20_000;

/**
 * How long to wait before a call is made again: anything up to a bound that doubles, so that readers who failed together do
 * not come back together. `attempt` counts the failures since the last success, from 0; `random` is from 0 to below 1.
 */
export function retryPause(attempt: number, random: number): number {
  return random * Math.min(longest, first * 2 ** Math.min(attempt, 30));
}
