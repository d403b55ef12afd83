import { stopTasks } from './stop-tasks.ts';
import type { Run } from './run.ts';
import type { VisitPath } from './visit.ts';

/**
 * Runs what a Map or a Parallel holds, at most so many at once, and answers with all results in order. When one fails the
 * others are given up, with the jobs they wait for, before its fault is thrown.
 */
export async function runInsides<T>(
  run: Run,
  { count, atOnce, path, signal }: { count: number; atOnce: number; path: VisitPath; signal: AbortSignal },
  begin: (index: number, signal: AbortSignal) => Promise<T>,
): Promise<T[]> {
  const others = new AbortController();
  const both = AbortSignal.any([signal, others.signal]);
  const results: T[] = [];
  const left = Array.from({ length: count }, (_, index) => index).toReversed();
  const work = async (): Promise<void> => {
    for (let index = left.pop(); index !== undefined; index = left.pop()) {
      results[index] = await begin(index, both);
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, count) }, work);
  try {
    await Promise.all(workers);
    return results;
  } catch (error) {
    left.length = 0;
    others.abort();
    await Promise.allSettled(workers);
    if (!signal.aborted) await stopTasks(run, path);
    throw error;
  }
}
