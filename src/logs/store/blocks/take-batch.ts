import { lineFlags, type LineBatch } from '../../line-batch.ts';
import { rankLines } from './copy-lines.ts';
import { roomFor, type Lines } from './lines.ts';

const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;

/** A batch's lines that are to be shown, in the order of their places whatever order they came in. */
export function takeBatch(batch: LineBatch): Lines {
  const lines = roomFor(batch.count, batch.text.byteLength + batch.count);
  const sorted = isSorted(batch) ? undefined : sortedIndexes(batch);
  const wasAt = batch.raws.length > 0 ? new Map<number, number>() : undefined;
  let end = 0;
  for (let index = 0; index < batch.count; index += 1) {
    const from = sorted?.[index] ?? index;
    const flags = batch.flags[from] ?? 0;
    if ((flags & lineFlags.overwritten) !== 0) continue;
    const at = lines.count;
    lines.order[at] = batch.order[from] ?? 0;
    lines.timestamp[at] = batch.timestamp[from] ?? 0;
    lines.stream[at] = batch.stream[from] ?? 0;
    lines.sequence[at] = batch.sequence[from] ?? 0;
    lines.flags[at] = flags;
    end = copyText(batch.text, from === 0 ? 0 : (batch.ends[from - 1] ?? 0), batch.ends[from] ?? 0, lines.text, end);
    lines.ends[at] = end;
    lines.text[end] = lineFeed;
    end += 1;
    wasAt?.set(from, at);
    lines.count += 1;
  }
  for (const { line, raw } of batch.raws) {
    const at = wasAt?.get(line);
    if (at !== undefined) lines.raws.set(at, raw);
  }
  rankLines(lines, 0, lines.count);
  return lines;
}

/** A line end within a text would shift all lines behind it, so it becomes a blank. */
function copyText(source: Uint8Array, from: number, until: number, target: Uint8Array, at: number): number {
  let end = at;
  for (let index = from; index < until; index += 1) {
    const byte = source[index] ?? blank;
    target[end] = byte === lineFeed || byte === carriageReturn ? blank : byte;
    end += 1;
  }
  return end;
}

function isSorted(batch: LineBatch): boolean {
  for (let index = 1; index < batch.count; index += 1) if (compareAt(batch, index - 1, index) > 0) return false;
  return true;
}

function sortedIndexes(batch: LineBatch): readonly number[] {
  return Array.from({ length: batch.count }, (_, index) => index).sort((a, b) => compareAt(batch, a, b) || a - b);
}

function compareAt({ order, stream, sequence }: LineBatch, a: number, b: number): number {
  return (
    (order[a] ?? 0) - (order[b] ?? 0) || (stream[a] ?? 0) - (stream[b] ?? 0) || (sequence[a] ?? 0) - (sequence[b] ?? 0)
  );
}
