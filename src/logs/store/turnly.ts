/** Tells listeners that something has changed, at most once a turn of the event loop. */
export interface Turnly {
  tell(): void;
  /** Until the returned function is called. */
  listen(listener: () => void): () => void;
}

export function turnly(): Turnly {
  const listeners = new Set<{ call: () => void }>();
  let isDue = false;
  return {
    tell() {
      if (isDue || listeners.size === 0) return;
      isDue = true;
      setImmediate(() => {
        isDue = false;
        for (const { call } of listeners) call();
      });
    },
    listen(call) {
      const listener = { call };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
