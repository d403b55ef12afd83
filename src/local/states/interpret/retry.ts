import type { State } from '../definition/definition.ts';
import { isMet, type StateFault } from '../evaluate/fault.ts';

/** Milliseconds to wait before the next try, and the count of tries of each retrier; undefined where none lets it be tried again. */
export function nextTry(
  { Retry: retriers = [], Type: type }: Pick<State, 'Retry' | 'Type'>,
  retries: readonly number[],
  fault: StateFault,
): { pause: number; retries: readonly number[] } | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => isMet(fault, ErrorEquals, type === 'Task'));
  const retrier = retriers[index];
  if (!retrier) return undefined;
  const before = retries[index] ?? 0;
  if (before >= (retrier.MaxAttempts ?? 3)) return undefined;
  const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** before;
  const longest = 1000 * Math.min(seconds, retrier.MaxDelaySeconds ?? Infinity);
  const pause = retrier.JitterStrategy === 'FULL' ? Math.random() * longest : longest;
  return { pause: Math.round(pause), retries: retriers.map((_, at) => (retries[at] ?? 0) + (at === index ? 1 : 0)) };
}
