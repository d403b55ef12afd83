import { allBits } from './bits.ts';
import type { BlockList } from '../blocks/block-list.ts';
import type { Block } from '../blocks/block.ts';
import { pickLines } from '../blocks/copy-lines.ts';
import type { AskedJob, FilterClient } from './filter-crew.ts';
import type { FilterJob } from './filter-job.ts';
import { foundBlocks } from './found-blocks.ts';
import { foundAll, hasOpen, learn, nothingFound, openLines } from './found-lines.ts';
import { asksText, columnRule, keyOf, verdictOn, type LineSelection } from './line-selection.ts';
import type { Lines } from '../blocks/lines.ts';
import { matcherOf } from './match-lines.ts';
import { blockOfTurn, type Focus } from '../blocks/nearest-block.ts';
import type { PrivateFile } from '../blocks/private-file.ts';
import type { Selection } from './selection.ts';
import type { Change } from '../blocks/settle-batch.ts';
import type { Shelf } from '../blocks/shelf.ts';
import { turnly } from '../turnly.ts';

/** A selection that is worked out: here where columns in memory suffice, else by the crew. */
export interface Filtered extends Selection, FilterClient {
  /** What became of a block. */
  take(change: Change): void;
}

/** What a store consists of. */
export interface Kept {
  blocks: BlockList;
  shelf: Shelf;
  file: PrivateFile | undefined;
  /** Milliseconds for which a pattern may be held against the lines of a block. */
  patience: number;
}

/** Blocks of which something is open while the selection still counts as exact: those of the newest lines. */
const mostOpen = 16;

/** Begins to work out which lines there are. Throws LOG_PATTERN_INVALID. */
export function filtered(selection: LineSelection, { blocks, shelf, file }: Kept): Filtered {
  const key = keyOf(selection);
  const rule = columnRule(selection);
  const isOfText = asksText(selection);
  const match = matcherOf(selection);
  const changes = turnly();
  const progress = turnly();
  const found = foundBlocks(blocks.all, changes.tell);
  const { fresh, todo } = found;
  /** Blocks that the crew was asked about, with a token for each asking. */
  const asked = new Map<Block, object>();
  let isExact = false;
  let isTooSlow = false;
  let focused: Focus = { index: 0, towards: 'around' };
  /** Turns of the search from the focus that found nothing to do. */
  let idleTurns = 0;

  /** Answers at once what needs no text, where columns are at hand; all else is left to the crew. */
  function lookAtFresh(): void {
    if (fresh.size > 0) idleTurns = 0;
    for (const block of fresh) {
      const { count, stored } = block;
      const verdict = stored ? verdictOn(rule, count, stored.summary) : 'some';
      if (verdict === 'none') found.record(block, { ...nothingFound, size: count });
      else if (verdict === 'all' && !isOfText) {
        found.record(block, foundAll(count, allBits(count)));
      } else if (block.lines && !isOfText) matchHere(block, block.lines);
      else todo.add(block);
    }
    fresh.clear();
    const wasExact = isExact;
    isExact = todo.size === 0 || (isExact && todo.size <= mostOpen);
    if (isExact !== wasExact) changes.tell();
    progress.tell();
  }

  function matchHere(block: Block, lines: Lines): void {
    const open = openLines(found.of(block), block.count);
    const part = open.length === block.count ? lines : pickLines(lines, open);
    found.record(block, learn(found.of(block), open, match(part)));
  }

  function nextBlock(): Block | undefined {
    if (todo.size === 0) return undefined;
    for (; idleTurns < blocks.all.length; idleTurns += 1) {
      const block = blocks.all[blockOfTurn(focused, idleTurns, blocks.all.length)];
      if (block && todo.has(block) && !asked.has(block)) return block;
    }
    return undefined;
  }

  function ask(block: Block): AskedJob | undefined {
    const what = linesFor(block);
    if (!what) return undefined;
    const { lines, which } = what;
    const size = block.count;
    const release = lines.kind === 'file' ? file?.lease() : undefined;
    const token = {};
    asked.set(block, token);
    /** Whether the block is still among those that were asked about. */
    function isAnswered(): boolean {
      release?.();
      if (asked.get(block) !== token) return false;
      asked.delete(block);
      return todo.has(block);
    }
    return {
      job: { key, selection, lines },
      found(bits) {
        if (!isAnswered()) return;
        found.record(block, which ? learn(found.of(block), which, bits) : foundAll(size, bits));
        if (todo.has(block)) idleTurns = 0;
        lookAtFresh();
      },
      failed() {
        if (!isAnswered()) return;
        // Unless it can't be read: then reading it here gives it up.
        const here = lines.kind === 'file' ? shelf.linesOf(block) : block.lines;
        if (here && isOfText) isTooSlow = true;
        else if (here) matchHere(block, here);
        changes.tell();
        progress.tell();
      },
      dropped() {
        isAnswered();
        idleTurns = 0;
      },
    };
  }

  /** Lines of which something is to be known, and which ones of the block they are: all where that is undefined. */
  function linesFor(block: Block): { lines: FilterJob['lines']; which: Int32Array | undefined } | undefined {
    const { stored, lines, count } = block;
    const known = found.of(block);
    const open = known.size > 0 || !stored ? openLines(known, count) : undefined;
    if (file && stored && (!open || !lines)) {
      const { extent, layout } = stored;
      return { lines: { kind: 'file', descriptor: file.descriptor, offset: extent.offset, layout }, which: undefined };
    }
    if (!lines) return undefined;
    const which = open ?? openLines(known, count);
    return { lines: { kind: 'memory', lines: pickLines(lines, which) }, which };
  }

  lookAtFresh();
  return {
    bitsOf: (block) => found.of(block).bits,
    countIn: (block) => found.of(block).count,
    total: found.total,
    isOpen: (block, from, until) => hasOpen(found.of(block), from, until),
    isExact: () => isExact,
    isTooSlow: () => isTooSlow,
    focus(index, towards) {
      if (index === focused.index && towards === focused.towards) return;
      focused = { index, towards };
      idleTurns = 0;
    },
    refresh: lookAtFresh,
    onChange: changes.listen,
    onProgress: progress.listen,
    next() {
      lookAtFresh();
      const block = isTooSlow ? undefined : nextBlock();
      return block && ask(block);
    },
    take(change) {
      if (change.kind === 'replaced') asked.delete(change.block);
      found.take(change);
    },
  };
}
