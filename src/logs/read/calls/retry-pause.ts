/** The first pause at most, and the longest; milliseconds. A network is back all at once, and has no load to be spared. */
const first = 500;
const longest = { throttled: 20_000, service: 20_000, credentials: 20_000, network: 5_000 } as const;

/**
 * How long to wait before a call is made again: anything up to a bound that doubles, so that readers who failed together do
 * not come back together. `attempt` counts the failures of this kind in a row, from 0; `random` is from 0 to below 1.
 */
export function retryPause(fault: keyof typeof longest, attempt: number, random: number): number {
  return random * Math.min(longest[fault], first * 2 ** Math.min(attempt, 30));
}
