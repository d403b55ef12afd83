import type { Bits } from './bits.ts';
import type { BlockList } from '../blocks/block-list.ts';
import type { Block } from '../blocks/block.ts';

/** Which lines of each block are selected, as far as that is known. */
export interface Selection {
  /** The selected lines; undefined: all of them. */
  bitsOf(block: Block): Bits | undefined;
  countIn(block: Block): number;
  /** Selected lines of all blocks. */
  total(): number;
  /** Whether nothing is known yet of a line from `from` on and before `until`. */
  isOpen(block: Block, from: number, until: number): boolean;
  /** False while there is much of which nothing is known yet. */
  isExact(): boolean;
  /** A pattern took too long: nothing more will be known. */
  isTooSlow(): boolean;
  /** What is to be known first: the block of this index, and those around, behind or before it. */
  focus(index: number, towards: Towards): void;
  /** Takes in what came and can be decided here. */
  refresh(): void;
  /** Calls back when other lines are selected than before, or more is known; at most once a turn of the event loop. */
  onChange(listener: () => void): () => void;
  /** The same whenever more is known, whether or not that selects lines. */
  onProgress(listener: () => void): () => void;
}

export type Towards = 'around' | 'forward' | 'back';

/** Every line. */
export function everything(blocks: BlockList, onChange: Selection['onChange']): Selection {
  return {
    bitsOf: () => undefined,
    countIn: ({ count }) => count,
    total: () => blocks.size(),
    isOpen: () => false,
    isExact: () => true,
    isTooSlow: () => false,
    focus: () => {},
    refresh: () => {},
    onChange,
    onProgress: onChange,
  };
}
