import type { Clock } from '../clock.ts';
import { openNap, type Nap } from './nap.ts';

/** How far the reading of a source has come, by the elapsed time here. */
export interface SourceProgress {
  /** Rests of those who read; the end of the job wakes them. */
  nap: Nap;
  /** Rests of those who wait for a round of sweeps to be over. */
  rounds: Nap;
  /** When its job was said to have ended. */
  endedAt: number | undefined;
  /** When the last look for streams began that came to its end. */
  listedAt: number;
  /** Rounds since the end that found nothing, one after another. */
  quietRounds: number;
  /** All that was there at the start has been told. */
  hasHistory: boolean;
  /** Everything is being read again, so that nothing else needs to be. */
  isAuditing: boolean;
  /** Events a second lately. */
  rate: number;
}

export function sourceProgress(clock: Clock): SourceProgress {
  return {
    nap: openNap(clock),
    rounds: openNap(clock),
    endedAt: undefined,
    listedAt: -Infinity,
    quietRounds: 0,
    hasHistory: false,
    isAuditing: false,
    rate: 0,
  };
}
