import { Aborted } from './aborted.ts';

/** Waits for what others write into the state. */
export interface Watch {
  /**
   * Resolves with what `check` finds, which is asked at once and at every look. Throws what `check` throws, and `Aborted` on the
   * signal. `due` tells when to ask again even if nothing changed. A check only reads.
   */
  until<T>(check: () => Found<T>, options: { signal: AbortSignal; due?: () => number }): Promise<T>;
  /** Asks all; answers with when the next is due. */
  look(): Promise<number | undefined>;
}

type Found<T> = T | undefined | Promise<T | undefined>;

interface Waiter {
  ask: () => Promise<void>;
  due: (() => number) | undefined;
}

export function openWatch(): Watch {
  const waiters = new Set<Waiter>();
  return {
    until: <T>(check: () => Found<T>, { signal, due }: { signal: AbortSignal; due?: () => number }): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const abort = (): void => end(() => reject(new Aborted()));
        const end = (tell: () => void): void => {
          waiters.delete(waiter);
          signal.removeEventListener('abort', abort);
          tell();
        };
        const ask = async (): Promise<void> => {
          try {
            const found = await check();
            if (found !== undefined) end(() => resolve(found));
          } catch (error) {
            end(() => reject(error));
          }
        };
        const waiter: Waiter = { ask, due };
        if (signal.aborted) return reject(new Aborted());
        waiters.add(waiter);
        signal.addEventListener('abort', abort, { once: true });
        void ask();
      }),
    look: async () => {
      for (const waiter of waiters) await waiter.ask();
      const dues = [...waiters].flatMap(({ due }) => (due ? [due()] : []));
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
  };
}
