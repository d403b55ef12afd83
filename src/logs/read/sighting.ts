import { withOrdinal, type Hash } from './event-hash.ts';
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
  const front = millisecond();
  const behind = millisecond();
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

/** The events that one reading found in a millisecond. */
interface Millisecond {
  /** How many events that are the same came before; -1 where this very one did. */
  ordinal(hash: Hash, id: string | undefined): number;
  clear(): void;
}

function millisecond(): Millisecond {
  const same = new Map<number, { count: number; ids: Set<string> }>();
  // Most milliseconds have one event, for which no table is needed.
  const first: { key: number | undefined; id: string | undefined } = { key: undefined, id: undefined };
  const note = (key: number, id: string | undefined): number => {
    const found = same.get(key);
    if (!found) {
      same.set(key, { count: 1, ids: new Set(id === undefined ? [] : [id]) });
      return 0;
    }
    if (id !== undefined) {
      if (found.ids.has(id)) return -1;
      found.ids.add(id);
    }
    found.count += 1;
    return found.count - 1;
  };
  return {
    ordinal(hash, id) {
      // 53 bits tell the events of one millisecond apart.
      const key = (hash.high & 0x1f_ffff) * 0x1_0000_0000 + hash.low;
      if (first.key === undefined && same.size === 0) {
        [first.key, first.id] = [key, id];
        return 0;
      }
      if (first.key !== undefined) {
        note(first.key, first.id);
        first.key = undefined;
      }
      return note(key, id);
    },
    clear() {
      first.key = undefined;
      if (same.size > 0) same.clear();
    },
  };
}
