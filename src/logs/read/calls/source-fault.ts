import type { SourceSweeps } from '../sweeps/source-sweeps.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { Reading } from '../reading.ts';
import { faultOf } from './faults.ts';

/** Milliseconds until it is looked again whether a group may be read, or is there by now. */
const deniedPause = 20_000;
const gonePause = 5_000;
const gonePauseEmbedded = 100;

/**
 * What a source's reader does about a refusal: how long it waits before it tries again. Throws what will not pass: what is
 * fatal, and once the job has ended also what might have passed some day.
 */
export function pauseForFault(
  error: unknown,
  { source }: Pick<SourceSweeps, 'source'>,
  progress: Pick<SourceProgress, 'endedAt' | 'hasHistory'>,
  { env, troubles }: Pick<Reading, 'env' | 'troubles'>,
): number {
  if (isOwnMistake(error)) throw error;
  switch (faultOf(error)) {
    case 'gone':
      return env.pace === 'service' ? gonePause : gonePauseEmbedded;
    case 'denied':
      if (progress.endedAt !== undefined || !env.follow) throw error;
      // Others need not wait for it.
      progress.hasHistory = true;
      troubles.met(source.id, 'denied', error);
      return deniedPause;
    case 'badToken':
      if (progress.endedAt !== undefined || !env.follow) throw error;
      return gonePause;
    case 'credentials':
    case 'fatal':
    case 'network':
    case 'service':
    case 'throttled':
      throw error;
  }
}

/** Mistakes of mlx, whatever the call was. */
export function isOwnMistake(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}
