import { watch } from 'node:fs';

/**
 * Calls back when something is written into the state, at the moment that it is written or just before it can be seen. Answers
 * with what ends it; `undefined` where the system has no watch to give.
 */
export function watchState(stateFile: string, written: () => void): (() => void) | undefined {
  try {
    const watcher = watch(`${stateFile}-wal`, { persistent: false }, written);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return undefined;
  }
}
