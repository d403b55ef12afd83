import { summarise, type Block, type Stored } from './block.ts';
import { decodeLines, encodeLines, sizeOf } from './encode-lines.ts';
import { weightOf, type Lines } from './lines.ts';
import type { PrivateFile } from './private-file.ts';
import { readSingleLine } from '../views/read-single-line.ts';

/** Where the lines of blocks lie: those used last in memory, all others in the file. */
export interface Shelf {
  /** Reads them where they lie in the file only; undefined where that fails: then the block has been given up. */
  linesOf(block: Block): Lines | undefined;
  /** A line by itself where that spares reading the block, else undefined. */
  singleOf(block: Block, line: number): Lines | undefined;
  /** A block is new, or lines were put behind its last. */
  changed(block: Block): void;
  /** A block is no longer among those of the store. */
  drop(block: Block): void;
  /** What is wrong, in words; undefined while all is well. */
  trouble(): string | undefined;
}

export interface ShelfOptions {
  /** Absent where none could be made, for which `why` is the reason. */
  file: PrivateFile | undefined;
  why: string;
  /** Bytes of lines in memory while they can be put into the file, and at most. */
  budget: number;
  bound: number;
  /** Milliseconds that only ever grow. */
  elapsed(): number;
  /** Has to take a block out of the store: it can't be read, or there is no room for it. */
  giveUp(block: Block): void;
}

/** How long nothing is written after the disk was full, milliseconds. */
const retryAfter = 5_000;

export function openShelf({ file, why, budget, bound, elapsed, giveUp }: ShelfOptions): Shelf {
  /** Bytes of each block in memory, the one used last at the end. */
  const weights = new Map<Block, number>();
  let weight = 0;
  let refusal = file ? undefined : why;
  let retryAt = 0;
  let gaveWay = 0;
  let unreadable = 0;

  function touch(block: Block, bytes: number): void {
    weight += bytes - (weights.get(block) ?? 0);
    weights.delete(block);
    weights.set(block, bytes);
    makeRoom(block);
  }

  function letGo(block: Block): void {
    weight -= weights.get(block) ?? 0;
    weights.delete(block);
  }

  function makeRoom(used: Block): void {
    for (const block of weights.keys()) {
      if (weight <= budget) return;
      if (block === used || !(block.stored || store(block))) continue;
      block.lines = undefined;
      letGo(block);
    }
    for (const block of weights.keys()) {
      if (weight <= bound) return;
      if (block === used) continue;
      gaveWay += block.count;
      giveUp(block);
    }
  }

  /** Writes a block into the file; false where that is not possible now. */
  function store(block: Block): boolean {
    if (!file || !block.lines || elapsed() < retryAt) return false;
    const { bytes, layout } = encodeLines(block.lines);
    try {
      block.stored = { extent: file.write(bytes), layout, summary: summarise(block.lines) };
      refusal = undefined;
      return true;
    } catch (error) {
      refusal = error instanceof Error ? error.message : String(error);
      retryAt = elapsed() + retryAfter;
      return false;
    }
  }

  /** What is read of a block in the file; where that fails, it is given up. */
  function reading(block: Block, read: (file: PrivateFile, stored: Stored) => Lines): Lines | undefined {
    if (!file || !block.stored) return undefined;
    try {
      return read(file, block.stored);
    } catch {
      unreadable += block.count;
      giveUp(block);
      return undefined;
    }
  }

  function forgetStored(block: Block): void {
    if (block.stored) file?.free(block.stored.extent);
    block.stored = undefined;
  }

  return {
    linesOf(block) {
      block.lines ??= reading(block, (file, { extent, layout }) => {
        const bytes = new ArrayBuffer(sizeOf(layout));
        file.read(extent, new Uint8Array(bytes));
        return decodeLines(bytes, layout);
      });
      if (block.lines) touch(block, weights.get(block) ?? weightOf(block.lines));
      return block.lines;
    },
    singleOf(block, line) {
      if (block.lines || !block.stored || block.stored.layout.rawBytes > 0) return undefined;
      return reading(block, (file, stored) => readSingleLine(file, stored, line));
    },
    changed(block) {
      forgetStored(block);
      if (block.lines) touch(block, weightOf(block.lines));
    },
    drop(block) {
      forgetStored(block);
      letGo(block);
    },
    trouble() {
      const words: string[] = [];
      if (refusal !== undefined) {
        words.push(
          `lines can't be put on disk (${refusal}): only ${Math.ceil(bound / 2 ** 20)} MiB are kept in memory`,
        );
      }
      if (gaveWay > 0) words.push(`${gaveWay} lines had to give way`);
      if (unreadable > 0) words.push(`${unreadable} lines can't be read back from disk`);
      return words.length > 0 ? words.join('; ') : undefined;
    },
  };
}
