import type { CallBudget } from '../../logs/budget/call-budget.ts';

/** A budget that makes no call before what others told has been taken in. */
export function heldBack(budget: CallBudget, ready: () => Promise<void>): CallBudget {
  return {
    ...budget,
    take: async (api, priority, signal) => {
      await unlessAborted(ready(), signal);
      await budget.take(api, priority, signal);
    },
  };
}

/** Nobody waits for a reader that has stopped reading. */
async function unlessAborted(waiting: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([waiting, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
