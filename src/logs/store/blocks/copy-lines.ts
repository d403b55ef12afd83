import { lineFlags } from '../../line-batch.ts';
import { roomFor, startOf, type Lines } from './lines.ts';

/** Puts the lines `from` to before `until` of `source` behind those of `target`, which must have the room and is grown by them. */
export function copyLines(target: Lines, source: Lines, from: number, until: number): void {
  if (from >= until) return;
  const at = target.count;
  const start = startOf(source, from);
  const base = startOf(target, at);
  target.order.set(source.order.subarray(from, until), at);
  target.timestamp.set(source.timestamp.subarray(from, until), at);
  target.stream.set(source.stream.subarray(from, until), at);
  target.sequence.set(source.sequence.subarray(from, until), at);
  target.flags.set(source.flags.subarray(from, until), at);
  target.ranks.set(source.ranks.subarray(from, until), at);
  target.text.set(source.text.subarray(start, startOf(source, until)), base);
  const moved = base - start;
  for (let line = from; line < until; line += 1) target.ends[at + line - from] = (source.ends[line] ?? 0) + moved;
  if (source.raws.size > 0) {
    for (const [line, raw] of source.raws) if (line >= from && line < until) target.raws.set(at + line - from, raw);
  }
  target.count += until - from;
}

/** These lines alone, without room. */
export function sliceLines(lines: Lines, from: number, until: number): Lines {
  const slice = roomFor(until - from, startOf(lines, until) - startOf(lines, from));
  copyLines(slice, lines, from, until);
  return slice;
}

/** Whether a line belongs to the one before it, from which it should not be parted. */
export function isTied(lines: Lines, line: number, before = lines, last = line - 1): boolean {
  return (
    last >= 0 &&
    ((lines.flags[line] ?? 0) & lineFlags.continues) !== 0 &&
    lines.stream[line] === before.stream[last] &&
    lines.order[line] === before.order[last]
  );
}

/** Gives lines `from` to before `until` their ranks: their own level, or that of the line that they belong to. */
export function rankLines(lines: Lines, from: number, until: number): void {
  for (let line = from; line < until; line += 1) {
    const own = (lines.flags[line] ?? 0) & lineFlags.levels;
    lines.ranks[line] = isTied(lines, line) ? Math.max(own, lines.ranks[line - 1] ?? 0) : own;
  }
}

/** Some lines alone, by their sorted numbers; without raw texts. */
export function pickLines(lines: Lines, numbers: Int32Array): Lines {
  let bytes = 0;
  for (const line of numbers) bytes += startOf(lines, line + 1) - startOf(lines, line);
  const picked = roomFor(numbers.length, bytes);
  const plain = { ...lines, raws: new Map<number, string>() };
  for (let index = 0; index < numbers.length;) {
    const from = numbers[index] ?? 0;
    let until = from + 1;
    while (numbers[index + until - from] === until) until += 1;
    copyLines(picked, plain, from, until);
    index += until - from;
  }
  return picked;
}
