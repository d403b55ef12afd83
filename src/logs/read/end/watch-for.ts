import type { Clock } from '../../clock.ts';

/** Milliseconds between two looks at what is waited out. */
const look = 10_000;

export interface Watched {
  clock: Clock;
  /** Milliseconds without progress that are borne. */
  patience: number;
  /** While it is true, time does not count. */
  isExcused: () => boolean;
}

/** Does something for as long as it makes progress; undefined where it made none for too long and was stopped. */
export async function watchFor<Done>(
  { clock, patience, isExcused }: Watched,
  signal: AbortSignal,
  work: (signal: AbortSignal, progressed: () => void) => Promise<Done>,
): Promise<Done | undefined> {
  const [stop, over] = [new AbortController(), new AbortController()];
  let at = clock.elapsed();
  const watch = async (): Promise<void> => {
    for (;;) {
      if (isExcused()) at = clock.elapsed();
      const left = at + patience - clock.elapsed();
      if (left <= 0) return stop.abort();
      await clock.wait(Math.min(left, look), over.signal);
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
