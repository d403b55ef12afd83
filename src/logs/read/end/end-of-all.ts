/** Waits for work that may still be added. */
export interface EndOfAll {
  add(work: Promise<void>): void;
  /** No more will be added. */
  close(): void;
  /** Resolves when all work is done and none will be added, or the signal was given; rejects when some work does. */
  done: Promise<void>;
}

export function endOfAll(signal: AbortSignal): EndOfAll {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  let [open, isClosed] = [0, false];
  const look = (): void => {
    if (isClosed && open === 0) resolve();
  };
  const follow = async (work: Promise<void>): Promise<void> => {
    open += 1;
    try {
      await work;
      open -= 1;
      look();
    } catch (error) {
      if (!signal.aborted) reject(error);
    }
  };
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return {
    add: (work) => void follow(work),
    close() {
      isClosed = true;
      look();
    },
    done,
  };
}
