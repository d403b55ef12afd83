import type { Block } from '../blocks/block.ts';
import { carryOver, nothingFound, type FoundLines } from './found-lines.ts';
import type { Change } from '../blocks/settle-batch.ts';

/** What is known of all blocks, and of which of them something is open. */
export interface FoundBlocks {
  of(block: Block): FoundLines;
  /** Selected lines in all of them. */
  total(): number;
  record(block: Block, now: FoundLines): void;
  take(change: Change): void;
  /** Blocks of which something is open and that nobody has looked at yet. */
  readonly fresh: Set<Block>;
  /** The others of which something is open. */
  readonly todo: Set<Block>;
}

/** `changed` is called when other lines are selected than before. */
export function foundBlocks(blocks: Iterable<Block>, changed: () => void): FoundBlocks {
  const found = new Map<Block, FoundLines>();
  const fresh = new Set(blocks);
  const todo = new Set<Block>();
  let total = 0;
  const of = (block: Block): FoundLines => found.get(block) ?? nothingFound;

  function put(block: Block, now: FoundLines): void {
    total += now.count - of(block).count;
    found.set(block, now);
  }

  function forget(block: Block): FoundLines {
    const before = of(block);
    total -= before.count;
    found.delete(block);
    fresh.delete(block);
    todo.delete(block);
    return before;
  }

  return {
    of,
    total: () => total,
    fresh,
    todo,
    record(block, now) {
      if (now.count !== of(block).count) changed();
      put(block, now);
      if (now.size < block.count || now.open) todo.add(block);
      else todo.delete(block);
    },
    take(change) {
      if (change.kind !== 'replaced') {
        fresh.add(change.block);
        return;
      }
      const before = forget(change.block);
      for (const { block, from } of change.parts) {
        const now = carryOver(before, from);
        put(block, now);
        if (now.open) fresh.add(block);
      }
      if (before.count > 0) changed();
    },
  };
}
