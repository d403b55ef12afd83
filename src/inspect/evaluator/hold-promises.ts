import { promiseHooks } from 'node:v8';

/**
 * Keeps every promise that is made from now on from being collected while it is pending, until the answer is called. The
 * inspector tells that a promise it waits for was collected by calling JavaScript in the midst of that, which ends the process.
 */
export function holdPromises(): () => void {
  const pending = new Set<object>();
  const stop = promiseHooks.createHook({
    init: (promise) => void pending.add(promise),
    settled: (promise) => void pending.delete(promise),
  });
  return () => {
    stop();
    pending.clear();
  };
}
