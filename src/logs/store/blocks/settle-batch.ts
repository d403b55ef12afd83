import { comparePlaces, type Place } from '../../line.ts';
import type { LineBatch } from '../../line-batch.ts';
import type { BlockList } from './block-list.ts';
import { blockOf, type Block } from './block.ts';
import { copyLines, isTied, rankLines, sliceLines } from './copy-lines.ts';
import { bytesOf, cutLines, fitting } from './cut-lines.ts';
import { columnBytes, compareToPlace, firstFrom, placeOf, roomFor, startOf, type Lines } from './lines.ts';
import type { Shelf } from './shelf.ts';
import { takeBatch } from './take-batch.ts';
import { weave, without, type Woven } from './weave.ts';

/** What became of a block: others took its place, none perhaps; or it grew at its end. */
export type Change =
  | { kind: 'replaced'; block: Block; parts: readonly Part[] }
  | { kind: 'added'; block: Block }
  | { kind: 'grew'; block: Block };

export interface Part {
  block: Block;
  /** Which line of the replaced block each of its lines was; -1 for a new one. */
  from: Int32Array;
}

export interface Keeping {
  blocks: BlockList;
  shelf: Shelf;
  /** About how many bytes a block has. */
  blockBytes: number;
  tell(change: Change): void;
}

/** Puts a batch's lines in their places, a block at each step: between two steps all is whole. */
export function* settleBatch(keeping: Keeping, batch: LineBatch): Generator<void, void> {
  let added = takeBatch(batch);
  const missing: Place[] = [];
  const overwritten = batch.overwritten
    .map(({ order, stream, sequence }) => ({ order, streamIndex: stream, sequence }))
    .toSorted(comparePlaces);
  for (let next = 0; next < overwritten.length; yield) next = removeSome(keeping, overwritten, next, missing);
  // Lines may overwrite others of the same batch.
  const gone = linesAt(added, missing);
  if (gone.length > 0) added = without(added, gone).lines;
  for (let next = 0; next < added.count; yield) next = putSome(keeping, added, next);
}

/** Removes lines at the places from `next` on that lie in one block, and says how far it came. */
function removeSome(keeping: Keeping, places: readonly Place[], next: number, missing: Place[]): number {
  const { blocks, shelf } = keeping;
  const place = places[next];
  const block = place && blocks.all[blocks.indexFor(place)];
  const lines = block && shelf.linesOf(block);
  const end = block ? places.findIndex((other, at) => at > next && comparePlaces(other, block.last) > 0) : -1;
  const until = end < 0 ? places.length : end;
  const here = places.slice(next, until);
  const gone = lines ? linesAt(lines, here) : [];
  const found = new Set(lines ? gone.map((line) => keyOf(placeOf(lines, line))) : []);
  missing.push(...here.filter((place) => !found.has(keyOf(place))));
  if (block && lines && gone.length > 0) replace(keeping, block, without(lines, gone));
  return until;
}

/** The lines that stand at these places, which are sorted. */
function linesAt(lines: Lines, places: readonly Place[]): number[] {
  const found = new Set<number>();
  for (const place of places) {
    const line = firstFrom(lines, place);
    if (line < lines.count && compareToPlace(lines, line, place) === 0) found.add(line);
  }
  return [...found];
}

function keyOf({ order, streamIndex, sequence }: Place): string {
  return `${order} ${streamIndex} ${sequence}`;
}

/** Puts lines from `next` on into the block they belong to, and says how far it came. */
function putSome(keeping: Keeping, added: Lines, next: number): number {
  const { blocks, shelf } = keeping;
  const place = placeOf(added, next);
  const index = blocks.indexFor(place);
  const block = blocks.all[index];
  const following = blocks.all[index + 1];
  const until = following ? firstFrom(added, following.first) : added.count;
  if (!block) return addBlock(keeping, index, added, next, until);
  const lines = shelf.linesOf(block);
  // Given up: they belong elsewhere now.
  if (!lines) return next;
  if (comparePlaces(place, block.last) >= 0) return append(keeping, block, lines, added, next, until);
  replace(keeping, block, weave(lines, sliceLines(added, next, until)));
  return until;
}

/** Puts lines behind the last of a block, or where it is full into a new one behind it. */
function append(keeping: Keeping, block: Block, lines: Lines, added: Lines, next: number, until: number): number {
  const { blocks, shelf, blockBytes, tell } = keeping;
  const room = blockBytes - bytesOf(lines, 0, lines.count);
  const isTiedToLast = isTied(added, next, lines, lines.count - 1);
  if (room <= 0 && !(isTiedToLast && -room < blockBytes)) {
    return addBlock(keeping, blocks.indexOf(block), added, next, until);
  }
  const end = room > 0 ? fitting(added, next, until, room) : next + 1;
  const grown = grow(lines, end - next, startOf(added, end) - startOf(added, next), blockBytes);
  copyLines(grown, added, next, end);
  rankLines(grown, block.count, grown.count);
  blocks.grew(grown.count - block.count);
  block.lines = grown;
  block.count = grown.count;
  block.last = placeOf(grown, grown.count - 1);
  shelf.changed(block);
  tell({ kind: 'grew', block });
  return end;
}

function addBlock(keeping: Keeping, index: number, added: Lines, next: number, until: number): number {
  const { blocks, shelf, blockBytes, tell } = keeping;
  const end = fitting(added, next, until, blockBytes);
  const block = blockOf(sliceLines(added, next, end));
  const before = blocks.all[index];
  blocks.replace(index, before ? [before, block] : [block]);
  tell({ kind: 'added', block });
  shelf.changed(block);
  return end;
}

function replace({ blocks, shelf, blockBytes, tell }: Keeping, block: Block, { lines, from }: Woven): void {
  const parts = cutLines(lines, blockBytes).map((part) => ({
    block: blockOf(part.lines),
    from: from.subarray(part.start, part.start + part.lines.count),
  }));
  blocks.replace(
    blocks.indexOf(block),
    parts.map((part) => part.block),
  );
  shelf.drop(block);
  tell({ kind: 'replaced', block, parts });
  for (const part of parts) shelf.changed(part.block);
}

/** The lines with room for more behind them. */
function grow(lines: Lines, count: number, bytes: number, usual: number): Lines {
  const counted = lines.count + count;
  const textBytes = startOf(lines, lines.count) + bytes;
  if (counted <= lines.order.length && textBytes <= lines.text.byteLength) return lines;
  const grown = roomFor(
    Math.max(counted, Math.min(2 * counted, Math.ceil(usual / columnBytes))),
    Math.max(textBytes, Math.min(2 * textBytes, usual)),
  );
  copyLines(grown, lines, 0, lines.count);
  return grown;
}
