import { wait } from '../aws/wait.ts';

/** Time as a reader of logs sees it; tests give one of their own. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  elapsed(): number;
  /** Throws an `AbortError` when the signal is given. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

export const realClock: Clock = { elapsed: () => performance.now(), wait, random: Math.random };
