import { copyLines, rankLines } from './copy-lines.ts';
import { compareToPlace, firstBehind, placeOf, roomFor, startOf, type Lines } from './lines.ts';

/** Lines made of others. */
export interface Woven {
  lines: Lines;
  /** Which of the old lines each one was; -1 for a new one. */
  from: Int32Array;
}

/** Puts new lines among old ones, each behind the last that does not stand behind it. */
export function weave(old: Lines, added: Lines): Woven {
  const lines = roomFor(old.count + added.count, startOf(old, old.count) + startOf(added, added.count));
  const from = new Int32Array(old.count + added.count).fill(-1);
  let next = 0;
  for (let line = 0; line < added.count;) {
    const until = firstBehind(old, placeOf(added, line), next);
    keep(lines, from, old, next, until);
    next = until;
    const end = next < old.count ? runBefore(added, line, old, next) : added.count;
    const at = lines.count;
    copyLines(lines, added, line, end);
    rankLines(lines, at, lines.count);
    line = end;
  }
  keep(lines, from, old, next, old.count);
  return { lines, from };
}

/** Leaves out lines; `gone` is sorted. */
export function without(old: Lines, gone: readonly number[]): Woven {
  const count = old.count - gone.length;
  const lines = roomFor(count, startOf(old, old.count));
  const from = new Int32Array(count);
  let next = 0;
  for (const line of gone) {
    keep(lines, from, old, next, line);
    next = line + 1;
  }
  keep(lines, from, old, next, old.count);
  return { lines, from };
}

function keep(lines: Lines, from: Int32Array, old: Lines, start: number, end: number): void {
  for (let line = start; line < end; line += 1) from[lines.count + line - start] = line;
  copyLines(lines, old, start, end);
}

/** How far the added lines from `line` on stand before the old line `next`. */
function runBefore(added: Lines, line: number, old: Lines, next: number): number {
  const place = placeOf(old, next);
  let end = line + 1;
  while (end < added.count && compareToPlace(added, end, place) < 0) end += 1;
  return end;
}
