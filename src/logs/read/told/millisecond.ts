import type { Hash } from './event-hash.ts';

/** The events that one reading found in a millisecond. */
export interface Millisecond {
  /** How many events that are the same but for their ids came before; -1 where this very one did. */
  ordinal(hash: Hash, id: string | undefined): number;
  clear(): void;
}

/** A table that is used again and again: most milliseconds have few events, and most of these differ. */
export function openMillisecond(): Millisecond {
  let table = makeTable(64);
  let size = 0;
  let turn = 1;
  /** Ids of those that are the same, by their place, where there is more than one. */
  const same = new Map<number, Set<string>>();

  const again = (place: number, id: string | undefined): number => {
    const before = table.ids[place];
    if (id !== undefined) {
      if (id === before) return -1;
      const ids = same.get(place) ?? new Set();
      if (ids.has(id)) return -1;
      same.set(place, ids.add(id));
    }
    table.counts[place] = (table.counts[place] ?? 0) + 1;
    return (table.counts[place] ?? 0) - 1;
  };

  return {
    ordinal({ high, low }, id) {
      if (2 * size > table.turns.length) {
        table = grown(table, turn, same);
      }
      const place = placeOf(table, turn, high, low);
      if (table.turns[place] === turn) return again(place, id);
      put(table, place, { turn, high, low, count: 1, id });
      size += 1;
      return 0;
    },
    clear() {
      size = 0;
      turn += 1;
      if (same.size > 0) same.clear();
    },
  };
}

interface Table {
  /** In which turn a place was filled; in others it is empty. */
  turns: Float64Array;
  highs: Int32Array;
  lows: Int32Array;
  counts: Uint32Array;
  ids: (string | undefined)[];
}

function makeTable(places: number): Table {
  return {
    turns: new Float64Array(places),
    highs: new Int32Array(places),
    lows: new Int32Array(places),
    counts: new Uint32Array(places),
    ids: Array.from<string | undefined>({ length: places }),
  };
}

function placeOf({ turns, highs, lows }: Table, turn: number, high: number, low: number): number {
  const mask = turns.length - 1;
  let place = (low ^ Math.imul(high, 0x9e37_79b1)) & mask;
  while (turns[place] === turn && (highs[place] !== high || lows[place] !== low)) place = (place + 1) & mask;
  return place;
}

function put(
  table: Table,
  place: number,
  { turn, high, low, count, id }: { turn: number; high: number; low: number; count: number; id: string | undefined },
): void {
  table.turns[place] = turn;
  table.highs[place] = high;
  table.lows[place] = low;
  table.counts[place] = count;
  table.ids[place] = id;
}

function grown(before: Table, turn: number, same: Map<number, Set<string>>): Table {
  const table = makeTable(2 * before.turns.length);
  const moved = [...same];
  same.clear();
  const places = new Map<number, number>();
  for (let from = 0; from < before.turns.length; from += 1) {
    if (before.turns[from] !== turn) continue;
    const [high = 0, low = 0, count = 0] = [before.highs[from], before.lows[from], before.counts[from]];
    const place = placeOf(table, turn, high, low);
    put(table, place, { turn, high, low, count, id: before.ids[from] });
    places.set(from, place);
  }
  for (const [from, ids] of moved) same.set(places.get(from) ?? 0, ids);
  return table;
}
