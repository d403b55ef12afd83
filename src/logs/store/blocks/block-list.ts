import { comparePlaces, type Place } from '../../line.ts';
import type { Block } from './block.ts';

/** Blocks in the order of their lines' places. */
export interface BlockList {
  readonly all: readonly Block[];
  /** Lines in all of them. */
  size(): number;
  /** The last block that doesn't begin behind the place, else the first one; -1 where there is none. */
  indexFor(place: Place): number;
  /** The first block that ends behind the place, or with `orAt` at it; the number of blocks where none does. */
  indexBehind(place: Place, orAt: boolean): number;
  indexOf(block: Block): number;
  /** Puts others where a block is, or behind all. */
  replace(index: number, others: readonly Block[]): void;
  /** Says that a block has become longer by so many lines. */
  grew(by: number): void;
}

export function blockList(): BlockList {
  const blocks: Block[] = [];
  let size = 0;
  const indexFor = (place: Place): number =>
    Math.max(Math.min(0, blocks.length - 1), firstThat(blocks, ({ first }) => comparePlaces(first, place) > 0) - 1);
  function indexOf(block: Block): number {
    // Blocks may begin with equal places; then a few are looked at.
    let index = firstThat(blocks, ({ first }) => comparePlaces(first, block.first) >= 0);
    while (index < blocks.length && blocks[index] !== block) index += 1;
    return index < blocks.length ? index : -1;
  }
  return {
    all: blocks,
    size: () => size,
    indexFor,
    indexBehind: (place, orAt) => firstThat(blocks, ({ last }) => comparePlaces(last, place) > (orAt ? -1 : 0)),
    indexOf,
    replace(index, others) {
      for (const { count } of blocks.splice(index, 1, ...others)) size -= count;
      for (const { count } of others) size += count;
    },
    grew(by) {
      size += by;
    },
  };
}

function firstThat(blocks: readonly Block[], is: (block: Block) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block && !is(block)) low = middle + 1;
    else high = middle;
  }
  return low;
}
