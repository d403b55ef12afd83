import { wait } from '../aws/wait.ts';

/** Time as a reader of logs sees it; tests give one of their own. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  elapsed(): number;
  /** Milliseconds since 1970 as this machine has them, to tell people; never compared to the service's times. */
  now(): number;
  /** Throws an `AbortError` when the signal is given. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

export const realClock: Clock = { elapsed: () => performance.now(), now: Date.now, wait, random: Math.random };
