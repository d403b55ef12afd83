import type { MlxError } from '../../../base/errors.ts';
import { comparePlaces, type Place } from '../../line.ts';
import { hasBit } from '../filters/bits.ts';
import type { Block } from '../blocks/block.ts';
import type { Kept } from '../filters/filtered.ts';
import { firstBehind, firstFrom, placeOf } from '../blocks/lines.ts';
import type { Selection } from '../filters/selection.ts';

export type Direction = 'forward' | 'back';

export interface Search {
  selection: Selection;
  /** Excluded; absent: the first line, or back the last one. */
  from: Place | undefined;
  direction: Direction;
  signal: AbortSignal;
  /** What the selection looks for, for the error that it takes too long. */
  slow: () => MlxError;
}

/** The next selected line; lines that come behind the last one meanwhile are not waited for. Rejects with the signal's reason. */
export async function seek(
  kept: Kept,
  { selection, from, direction, signal, slow }: Search,
): Promise<Place | undefined> {
  const last = kept.blocks.all.at(-1)?.last;
  if (!last) return undefined;
  for (;;) {
    signal.throwIfAborted();
    selection.refresh();
    const step = direction === 'forward' ? forward(kept, selection, from, last) : back(kept, selection, from, last);
    if (step !== 'open') return step;
    if (selection.isTooSlow()) throw slow();
    await progressOf(selection, signal);
  }
}

/** Resolves when more is known; rejects with the signal's reason. */
export function progressOf(selection: Selection, signal?: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = selection.onProgress(resolve);
  const abort = (): void => reject(signal?.reason as Error);
  signal?.addEventListener('abort', abort, { once: true });
  return promise.finally(() => {
    stop();
    signal?.removeEventListener('abort', abort);
  });
}

type Step = Place | 'open' | undefined;

function forward({ blocks, shelf }: Kept, selection: Selection, from: Place | undefined, end: Place): Step {
  const begin = from ? blocks.indexBehind(from, false) : 0;
  for (let index = begin; index < blocks.all.length; index += 1) {
    const block = blocks.all[index];
    if (!block || comparePlaces(block.first, end) > 0) return undefined;
    if (hasNothing(selection, block)) continue;
    const lines = shelf.linesOf(block);
    if (!lines) continue;
    const start = from ? firstBehind(lines, from) : 0;
    const until = firstBehind(lines, end);
    const found = numberThat(selection, block, start, until, 1);
    if (selection.isOpen(block, start, found ?? until)) return waitFor(selection, index, 'forward');
    if (found !== undefined) return placeOf(lines, found);
  }
  return undefined;
}

function back({ blocks, shelf }: Kept, selection: Selection, from: Place | undefined, end: Place): Step {
  for (let index = blocks.indexFor(from ?? end); index >= 0; index -= 1) {
    const block = blocks.all[index];
    if (!block || hasNothing(selection, block)) continue;
    const lines = shelf.linesOf(block);
    if (!lines) continue;
    const until = from ? firstFrom(lines, from) : firstBehind(lines, end);
    const found = numberThat(selection, block, until - 1, -1, -1);
    if (selection.isOpen(block, (found ?? -1) + 1, until)) return waitFor(selection, index, 'back');
    if (found !== undefined) return placeOf(lines, found);
  }
  return undefined;
}

function hasNothing(selection: Selection, block: Block): boolean {
  return selection.countIn(block) === 0 && !selection.isOpen(block, 0, block.count);
}

function waitFor(selection: Selection, index: number, towards: Direction): 'open' {
  selection.focus(index, towards);
  return 'open';
}

function numberThat(selection: Selection, block: Block, start: number, stop: number, step: 1 | -1): number | undefined {
  const bits = selection.bitsOf(block);
  for (let line = start; line !== stop && (step > 0 ? line < stop : line > stop); line += step) {
    if (!bits || hasBit(bits, line)) return line;
  }
  return undefined;
}
