import type { Clock } from '../../clock.ts';

/** The service's time, as far as its own stamps tell it. */
export interface ServiceClock {
  /** Takes a time at which the service says that it did something. */
  note(at: number): void;
  /** Milliseconds since 1970, never later than the service's time; -Infinity before anything is known. */
  now(): number;
}

/**
 * The service's clock is at least as late as its latest stamp and all the time that has passed here since, whatever the clock
 * of this machine or of a host says.
 */
export function serviceClock(clock: Clock): ServiceClock {
  let ahead = -Infinity;
  return {
    note(at) {
      const difference = at - clock.elapsed();
      if (difference > ahead) ahead = difference;
    },
    now: () => ahead + clock.elapsed(),
  };
}
