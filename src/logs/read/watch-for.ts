import type { Clock } from '../clock.ts';

/**
 * Does something for as long as it makes progress; undefined where it made none for `patience` milliseconds and was stopped.
 */
export async function watchFor<Done>(
  clock: Clock,
  signal: AbortSignal,
  patience: number,
  work: (signal: AbortSignal, progressed: () => void) => Promise<Done>,
): Promise<Done | undefined> {
  const [stop, over] = [new AbortController(), new AbortController()];
  let at = clock.elapsed();
  const watch = async (): Promise<void> => {
    for (;;) {
      const left = at + patience - clock.elapsed();
      if (left <= 0) return stop.abort();
      await clock.wait(left, over.signal);
    }
  };
  // It ends by its signal, which nobody waits for.
  watch().catch(() => undefined);
  try {
    return await work(AbortSignal.any([signal, stop.signal]), () => {
      at = clock.elapsed();
    });
  } catch (error) {
    if (stop.signal.aborted && !signal.aborted) return undefined;
    throw error;
  } finally {
    over.abort();
  }
}
