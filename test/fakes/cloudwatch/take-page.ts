import type { StoredEvent } from './log-groups.ts';

/** What the service's faults do to the pages of a call. */
export interface Distortion {
  /** Leaves this event out, though it could be read. */
  omits(event: StoredEvent): boolean;
  /** Pages without events that come before each page with some. */
  emptyPages: number;
  /** Events of the page before that a page tells once more. */
  overlap: number;
  /** Most events of a page. */
  mostEvents: number;
  /** Tells the last token again where it should tell none. */
  repeatsToken: boolean;
}

/** Events of a full page. */
const fullPage = 10_000;

export const undistorted: Distortion = {
  omits: () => false,
  emptyPages: 0,
  overlap: 0,
  mostEvents: fullPage,
  repeatsToken: false,
};

/** Bytes of a full page. */
const mostBytes = 1_048_576;

/** Events of a page in the order in which they were met, and whether there are more. */
export interface TakenPage {
  events: StoredEvent[];
  hasMore: boolean;
}

/** As many events as a page holds, from an index on, forward (1) or backward (-1), as long as `isWithin`. */
export function takePage(
  all: readonly StoredEvent[],
  from: number,
  direction: 1 | -1,
  choose: { isWithin(event: StoredEvent): boolean; isWanted(event: StoredEvent): boolean; limit: number },
): TakenPage {
  const { isWithin, isWanted, limit } = choose;
  const events: StoredEvent[] = [];
  let bytes = 0;
  for (let index = from; index >= 0 && index < all.length; index += direction) {
    const event = all[index] as StoredEvent;
    if (!isWithin(event)) break;
    if (!isWanted(event)) continue;
    bytes += event.bytes;
    if (events.length === limit || (bytes > mostBytes && events.length > 0)) return { events, hasMore: true };
    events.push(event);
  }
  return { events, hasMore: false };
}

/** The first index whose event `isPast`, which no event before and all after it are; the number of events where none is. */
export function firstIndex(all: readonly StoredEvent[], isPast: (event: StoredEvent) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(all[middle] as StoredEvent)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From where to tell `count` wanted events before an index once more. */
export function stepBack(
  all: readonly StoredEvent[],
  from: number,
  direction: 1 | -1,
  count: number,
  choose: { isWithin(event: StoredEvent): boolean; isWanted(event: StoredEvent): boolean },
): number {
  let [index, left] = [from, count];
  while (left > 0) {
    const event = all[index - direction];
    if (event === undefined || !choose.isWithin(event)) return index;
    index -= direction;
    if (choose.isWanted(event)) left -= 1;
  }
  return index;
}
