import type { Clock } from '../clock.ts';

/** Waiting that can be cut short. */
export interface Nap {
  /** Throws an `AbortError` when the signal is given. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
  /** Wakes all who rest. */
  wake(): void;
}

export function openNap(clock: Clock): Nap {
  let woken = new AbortController();
  return {
    async rest(ms, signal) {
      const { signal: early } = woken;
      try {
        await clock.wait(ms, AbortSignal.any([signal, early]));
      } catch (error) {
        if (signal.aborted || !early.aborted) throw error;
      }
    },
    wake() {
      woken.abort();
      woken = new AbortController();
    },
  };
}
