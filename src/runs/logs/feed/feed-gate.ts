/** Bytes of lines that may be on their way to whoever shows them. */
const most = 8 * 1024 * 1024;

/** Holds up reading while what was read has not been taken in: memory is bounded by it, however fast a service tells. */
export interface FeedGate {
  sent(bytes: number): void;
  taken(bytes: number): void;
  /** Resolves when more may be read. Throws an `AbortError` when the signal is given. */
  pass(signal: AbortSignal): Promise<void>;
}

export function openFeedGate(): FeedGate {
  let under = 0;
  let waiting: (() => void)[] = [];
  return {
    sent: (bytes) => {
      under += bytes;
    },
    taken: (bytes) => {
      under -= bytes;
      if (under > most) return;
      const passes = waiting;
      waiting = [];
      for (const pass of passes) pass();
    },
    pass: (signal) => {
      signal.throwIfAborted();
      if (under <= most) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
  };
}
