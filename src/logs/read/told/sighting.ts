import { withOrdinal, type Hash } from './event-hash.ts';
import { openMillisecond } from './millisecond.ts';
import type { ToldEvents } from './told-events.ts';

/** What an event is that a reading came upon. */
export type Sight =
  /** To be told. */
  | 'new'
  /** Told before, or of a time of which only a digest is left. */
  | 'told'
  | 'forgotten'
  /** The same reading came upon it before: pages may overlap. */
  | 'repeated';

/** One reading from a time on, in the order of time or against it. */
export interface Sighting {
  /** `hash` is changed to tell the event from those that are the same to the letter. */
  see(timestamp: number, hash: Hash, id: string | undefined): Sight;
  /** A page begins. Without ids nothing tells whether it goes on with the last one's millisecond or repeats it. */
  page(): void;
}

/**
 * Identical lines are legitimate: of those that one reading finds within a millisecond, as many are new as had not been told
 * yet, whoever had told them. Ids tell them from one that comes twice; without ids a line too few is told rather than one too
 * many, for a later reading with ids brings it.
 */
export function openSighting(told: ToldEvents, direction: 1 | -1 = 1): Sighting {
  const front = openMillisecond();
  const behind = openMillisecond();
  let frontier = -Infinity;
  let behindAt = NaN;
  let hasIds = true;
  return {
    see(timestamp, hash, id) {
      if (id === undefined) hasIds = false;
      const at = direction * timestamp;
      const isRepeat = at < frontier;
      if (at > frontier) {
        frontier = at;
        front.clear();
      } else if (isRepeat && at !== behindAt) {
        behindAt = at;
        behind.clear();
      }
      const ordinal = (isRepeat ? behind : front).ordinal(hash, id);
      if (ordinal < 0) return 'repeated';
      withOrdinal(hash, ordinal);
      const seen = told.add(timestamp, hash);
      return isRepeat && seen !== 'new' ? 'repeated' : seen;
    },
    page() {
      if (hasIds) return;
      front.clear();
      behind.clear();
    },
  };
}
