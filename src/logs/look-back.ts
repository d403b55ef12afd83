import type { Clock } from './clock.ts';

/** What is known of the service's clock and of how late events come, from the events that came. */
export interface LookBack {
  /** Takes an event's own time and the service's time of taking it in. */
  note(timestamp: number, ingestion: number): void;
  /** The time from which the next sweep must read; `deep` ones reach further. Nothing is known before the first event. */
  from(deep: boolean): number | undefined;
  /** By how many milliseconds an event was taken in before a sweep that did not find it; `swept` is when that began here. */
  missed(ingestion: number, swept: number): number;
}

/** Milliseconds. A sweep reaches back by half more than events were late, within these; deep sweeps by the most. */
const least = 5_000;
const most = 120_000;

/**
 * The service's clock is at least as late as the last time at which it took an event in and all the time that has passed here
 * since, whatever the clock of this machine says. The events' own newest time is no measure: hosts' clocks differ.
 */
export function trackLookBack(clock: Clock): LookBack {
  let ingested = -Infinity;
  let seenAt = 0;
  let delay = 0;
  const serviceTime = (elapsed: number): number => ingested + (elapsed - seenAt);
  return {
    note(timestamp, ingestion) {
      delay = Math.max(delay, ingestion - timestamp);
      if (ingestion <= ingested) return;
      ingested = ingestion;
      seenAt = clock.elapsed();
    },
    from(deep) {
      if (ingested === -Infinity) return undefined;
      return serviceTime(clock.elapsed()) - (deep ? Math.max(most, 1.5 * delay) : Math.max(least, 1.5 * delay));
    },
    missed: (ingestion, swept) => Math.max(0, serviceTime(swept) - ingestion),
  };
}
