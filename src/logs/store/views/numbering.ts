import type { Place } from '../../line.ts';
import { countBits, hasBit, nthBit } from '../filters/bits.ts';
import type { BlockList } from '../blocks/block-list.ts';
import type { Block } from '../blocks/block.ts';
import { firstFrom } from '../blocks/lines.ts';
import type { StoredLine } from '../log-store.ts';
import type { Selection } from '../filters/selection.ts';
import type { Shelf } from '../blocks/shelf.ts';
import { storedLine } from './stored-line.ts';

/** Lines of a selection by their numbers in it, and the numbers of places. */
export interface Numbering {
  /** How many selected lines stand before the place. */
  before(place: Place): number;
  /** Selected lines from a number on, at most so many. */
  lines(from: number, most: number): StoredLine[];
}

/** Lines of a block are read one by one where they are fewer than one of so many. */
const sparse = 64;

export function numbering(blocks: BlockList, shelf: Shelf, selection: Selection): Numbering {
  /** Selected lines of all blocks before this one, counted from the nearer end. */
  function countBefore(index: number): number {
    let count = 0;
    if (2 * index <= blocks.all.length) {
      for (let at = 0; at < index; at += 1) count += countIn(at);
      return count;
    }
    for (let at = index; at < blocks.all.length; at += 1) count += countIn(at);
    return selection.total() - count;
  }

  function countIn(index: number): number {
    const block = blocks.all[index];
    return block ? selection.countIn(block) : 0;
  }

  /** The block that has the line of this number, and how many selected ones of it stand before. */
  function locate(number: number): { index: number; rank: number } {
    const total = selection.total();
    if (2 * number <= total) {
      let rank = number;
      let index = 0;
      for (; index < blocks.all.length && rank >= countIn(index); index += 1) rank -= countIn(index);
      return { index, rank };
    }
    let behind = total - number;
    let index = blocks.all.length - 1;
    for (; index > 0 && behind > countIn(index); index -= 1) behind -= countIn(index);
    return { index, rank: countIn(index) - behind };
  }

  function linesIn(block: Block, rank: number, most: number): StoredLine[] {
    const count = Math.min(most, selection.countIn(block) - rank);
    if (count <= 0) return [];
    const bits = selection.bitsOf(block);
    const isSparse = count * sparse < block.count;
    const found: StoredLine[] = [];
    for (let line = bits ? nthBit(bits, rank) : rank; line < block.count && found.length < count; line += 1) {
      if (bits && !hasBit(bits, line)) continue;
      const single = isSparse ? shelf.singleOf(block, line) : undefined;
      const lines = single ?? shelf.linesOf(block);
      if (!lines) return found;
      found.push(storedLine(lines, single ? 0 : line));
    }
    return found;
  }

  return {
    before(place) {
      const index = blocks.indexBehind(place, true);
      const block = blocks.all[index];
      if (!block) return selection.total();
      const lines = shelf.linesOf(block);
      const line = lines ? firstFrom(lines, place) : 0;
      const bits = selection.bitsOf(block);
      return countBefore(index) + (bits ? countBits(bits, line) : line);
    },
    lines(from, most) {
      const found: StoredLine[] = [];
      let { index, rank } = locate(from);
      for (; found.length < most && index < blocks.all.length; index += 1) {
        const block = blocks.all[index];
        if (block) found.push(...linesIn(block, rank, most - found.length));
        rank = 0;
      }
      return found;
    },
  };
}
