import type { Hash } from './event-hash.ts';

/** A set of 64-bit hashes: from 11 to 23 bytes each, and no objects. */
export interface HashSet {
  /** False where it was there. */
  add(hash: Hash): boolean;
  has(hash: Hash): boolean;
  size(): number;
  each(take: (hash: Hash) => void): void;
}

/** Open addressing, at most 70 % full. Both halves 0 stand for an empty place. */
export function hashSet(): HashSet {
  let places = 8;
  let table = new Int32Array(2 * places);
  let size = 0;

  const placeOf = (high: number, low: number): number => {
    const mask = places - 1;
    let place = (low ^ Math.imul(high, 0x9e37_79b1)) & mask;
    for (;;) {
      const [foundHigh, foundLow] = [table[2 * place], table[2 * place + 1]];
      if (foundHigh === 0 && foundLow === 0) return place;
      if (foundHigh === high && foundLow === low) return place;
      place = (place + 1) & mask;
    }
  };
  const isEmpty = (place: number): boolean => table[2 * place] === 0 && table[2 * place + 1] === 0;
  const put = (place: number, high: number, low: number): void => {
    table[2 * place] = high;
    table[2 * place + 1] = low;
  };
  const grow = (): void => {
    const before = table;
    places *= 2;
    table = new Int32Array(2 * places);
    for (let index = 0; index < before.length; index += 2) {
      const [high = 0, low = 0] = [before[index], before[index + 1]];
      if (high !== 0 || low !== 0) put(placeOf(high, low), high, low);
    }
  };

  return {
    add({ high, low }) {
      const kept = high === 0 && low === 0 ? 1 : low;
      const place = placeOf(high, kept);
      if (!isEmpty(place)) return false;
      put(place, high, kept);
      size += 1;
      if (size > 0.7 * places) grow();
      return true;
    },
    has: ({ high, low }) => !isEmpty(placeOf(high, high === 0 && low === 0 ? 1 : low)),
    size: () => size,
    each(take) {
      for (let index = 0; index < table.length; index += 2) {
        const [high = 0, low = 0] = [table[index], table[index + 1]];
        if (high !== 0 || low !== 0) take({ high, low });
      }
    },
  };
}
