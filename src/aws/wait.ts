import { setTimeout } from 'node:timers/promises';

/** Waits that many milliseconds; throws an `AbortError` as soon as the signal is given. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal });
}
