import type { MlxError } from '../../../base/errors.ts';
import { comparePlaces, type Place } from '../../line.ts';
import { hasBit } from '../filters/bits.ts';
import type { Kept } from '../filters/filtered.ts';
import { firstBehind, placeOf } from '../blocks/lines.ts';
import type { StoredLine } from '../log-store.ts';
import { progressOf } from './seek.ts';
import type { Selection } from '../filters/selection.ts';
import { storedLine } from './stored-line.ts';

/** All selected lines up to the one that is the last now, a block at a time. Throws what `slow` makes where it is too slow. */
export async function* readLines(
  { blocks, shelf }: Kept,
  selection: Selection,
  slow: () => MlxError,
): AsyncGenerator<readonly StoredLine[]> {
  const end = blocks.all.at(-1)?.last;
  if (!end) return;
  let after: Place | undefined;
  for (;;) {
    selection.refresh();
    const index = after ? blocks.indexBehind(after, false) : 0;
    const block = blocks.all[index];
    if (!block || comparePlaces(block.first, end) > 0) return;
    const lines = shelf.linesOf(block);
    if (!lines) continue;
    const start = after ? firstBehind(lines, after) : 0;
    const until = firstBehind(lines, end);
    if (start >= until) return;
    if (selection.isOpen(block, start, until)) {
      if (selection.isTooSlow()) throw slow();
      selection.focus(index, 'forward');
      await progressOf(selection);
      continue;
    }
    const bits = selection.bitsOf(block);
    const chunk: StoredLine[] = [];
    for (let line = start; line < until; line += 1) {
      if (!bits || hasBit(bits, line)) chunk.push(storedLine(lines, line));
    }
    after = placeOf(lines, until - 1);
    if (chunk.length > 0) yield chunk;
  }
}
