import type { Hash } from './event-hash.ts';

/**
 * What is left of a set of hashes when there is no room for it: how many they were, and enough to tell which few two sets
 * differ in (an invertible Bloom lookup table). A kilobyte, however many they were.
 */
export interface Digest {
  add(hash: Hash): void;
  /** Takes another one's hashes too; the two sets must have none in common. */
  merge(other: Digest): void;
  count(): number;
  /** The hashes that are here and not there; undefined where they are too many to tell. */
  beyond(other: Digest): readonly Hash[] | undefined;
  /** The raw cells, for another digest. */
  readonly cells: Int32Array;
}

/** Each hash is noted in a cell of each third. */
const third = 21;

/** Of a cell: count, the hashes' halves and their checks, each of the latter all together by exclusive or. */
const width = 4;

export function digest(cells: Int32Array = new Int32Array(3 * third * width)): Digest {
  const self: Digest = {
    cells,
    add: (hash) => note(cells, hash, 1),
    merge: (other) => combine(cells, other.cells, 1),
    count: () => {
      let count = 0;
      for (let cell = 0; cell < third; cell += 1) count += cells[width * cell] ?? 0;
      return count;
    },
    beyond: (other) => {
      const rest = cells.slice();
      combine(rest, other.cells, -1);
      return peel(rest);
    },
  };
  return self;
}

function note(cells: Int32Array, { high, low }: Hash, by: 1 | -1): void {
  const check = checkOf(high, low);
  for (const cell of cellsOf(high, low)) {
    const at = width * cell;
    cells[at] = (cells[at] ?? 0) + by;
    cells[at + 1] = (cells[at + 1] ?? 0) ^ high;
    cells[at + 2] = (cells[at + 2] ?? 0) ^ low;
    cells[at + 3] = (cells[at + 3] ?? 0) ^ check;
  }
}

function combine(cells: Int32Array, others: Int32Array, by: 1 | -1): void {
  for (let at = 0; at < cells.length; at += 1) {
    const [own = 0, other = 0] = [cells[at], others[at]];
    cells[at] = at % width === 0 ? own + by * other : own ^ other;
  }
}

/** Takes out what is alone in a cell, until nothing is left. */
function peel(cells: Int32Array): Hash[] | undefined {
  const beyond: Hash[] = [];
  for (let alone = findAlone(cells); alone; alone = findAlone(cells)) {
    if (alone.by === 1) beyond.push(alone.hash);
    note(cells, alone.hash, alone.by === 1 ? -1 : 1);
    if (beyond.length > 3 * third) return undefined;
  }
  return cells.every((value) => value === 0) ? beyond : undefined;
}

function findAlone(cells: Int32Array): { hash: Hash; by: 1 | -1 } | undefined {
  for (let at = 0; at < cells.length; at += width) {
    const [count = 0, high = 0, low = 0, check] = cells.subarray(at, at + width);
    const isAlone = (count === 1 || count === -1) && checkOf(high, low) === check;
    if (isAlone) return { hash: { high, low }, by: count };
  }
  return undefined;
}

function cellsOf(high: number, low: number): readonly [number, number, number] {
  const other = Math.imul(high ^ (low >>> 7), 0x9e37_79b1);
  return [(high >>> 0) % third, third + ((low >>> 0) % third), 2 * third + ((other >>> 0) % third)];
}

function checkOf(high: number, low: number): number {
  const mixed = Math.imul(high ^ 0x5bd1_e995, 0x85eb_ca6b) ^ Math.imul(low ^ 0x1b87_3593, 0xc2b2_ae35);
  return mixed ^ (mixed >>> 15);
}
