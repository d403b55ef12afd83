import { after } from './timer.ts';
import type { JobProcess } from './job-process.ts';

export interface Watch {
  /** Why the process was ended early, if it was. */
  verdict(): { stopped: boolean; overran: boolean };
  close(): void;
}

/**
 * Ends a process early when a stop is asked for or its time is up: SIGTERM, and SIGKILL after the grace. Times are in
 * milliseconds. `stopping` is told once, before the first signal.
 */
export function watchOver(
  process: Pick<JobProcess, 'terminate' | 'kill'>,
  { stop, limit, grace }: { stop: AbortSignal; limit: number; grace: number },
  stopping: () => void,
): Watch {
  let reason: 'stopped' | 'overran' | undefined;
  let callOffKill: (() => void) | undefined;
  const endEarly = (why: 'stopped' | 'overran'): void => {
    if (reason) return;
    reason = why;
    stopping();
    process.terminate();
    callOffKill = after(grace, () => process.kill());
  };
  const callOffLimit = after(limit, () => endEarly('overran'));
  const onStop = (): void => endEarly('stopped');
  if (stop.aborted) onStop();
  else stop.addEventListener('abort', onStop, { once: true });
  return {
    verdict: () => ({ stopped: reason === 'stopped', overran: reason === 'overran' }),
    close: () => {
      callOffLimit();
      callOffKill?.();
      stop.removeEventListener('abort', onStop);
    },
  };
}
