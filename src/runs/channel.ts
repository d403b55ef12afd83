/** Values that several tasks put in and one reader takes out, in the order in which they came. */
export interface Channel<T> extends AsyncIterable<T> {
  put(value: T): void;
  /** The reader gets what is left, then the end or the error. */
  end(error?: unknown): void;
}

export function makeChannel<T>(): Channel<T> {
  const waiting: T[] = [];
  let ended = false;
  let failure: unknown;
  let wake: (() => void) | undefined;
  return {
    put: (value) => {
      waiting.push(value);
      wake?.();
    },
    end: (error) => {
      ended = true;
      failure = error;
      wake?.();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift() as T;
        if (ended) {
          if (failure !== undefined) throw failure;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
