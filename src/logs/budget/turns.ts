import type { Clock } from '../clock.ts';
import { urgencyOf, type Waiting } from './bucket.ts';
import type { Priority } from './call-budget.ts';

/** Calls of this process that wait for their turn, the most urgent first, those of one kind in the order in which they came. */
export interface Turns {
  /** Throws an `AbortError` when the signal is given. */
  take(priority: Priority, signal: AbortSignal): Promise<void>;
}

/** How many of the waiting calls may go, and in how many milliseconds to ask again for the others. */
type Ask = (waiting: readonly Waiting[]) => { granted: number; wait: number };

interface Call {
  priority: Priority;
  since: number;
  go: () => void;
}

/** Milliseconds between two times of asking at least, and by how much of its pause a process waits longer than it must. */
const shortest = 50;
const jitter = 0.25;

/** How many are asked for together. */
const together = 8;

export function openTurns(clock: Clock, ask: Ask): Turns {
  const calls: Call[] = [];
  let nap: AbortController | undefined;
  let isRunning = false;

  const waiting = (): Waiting[] => {
    const now = clock.elapsed();
    const urgency = ({ priority, since }: Call): number => urgencyOf({ priority, waited: now - since });
    calls.sort((a, b) => urgency(a) - urgency(b) || a.since - b.since);
    return calls.slice(0, together).map(({ priority, since }) => ({ priority, waited: now - since }));
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    while (calls.length > 0) {
      const { granted, wait } = ask(waiting());
      for (const call of calls.splice(0, granted)) call.go();
      if (calls.length > 0 && granted < together) await rest(Math.max(shortest, wait * (1 + jitter * clock.random())));
    }
    isRunning = false;
  };
  const rest = async (ms: number): Promise<void> => {
    nap = new AbortController();
    await clock.wait(ms, nap.signal).catch(() => undefined);
    nap = undefined;
  };

  return {
    async take(priority, signal) {
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          calls.splice(calls.indexOf(call), 1);
          if (calls.length === 0) nap?.abort();
          reject(signal.reason as Error);
        };
        const call: Call = {
          priority,
          since: clock.elapsed(),
          go() {
            signal.removeEventListener('abort', leave);
            resolve();
          },
        };
        const first = waiting()[0];
        calls.push(call);
        signal.addEventListener('abort', leave, { once: true });
        if (!isRunning) void run();
        else if (first && urgencyOf({ priority, waited: 0 }) < urgencyOf(first)) nap?.abort();
      });
    },
  };
}
