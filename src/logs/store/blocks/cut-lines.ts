import { isTied, sliceLines } from './copy-lines.ts';
import { columnBytes, startOf, type Lines } from './lines.ts';

/** Bytes of lines `from` to before `until`, their columns included. */
export function bytesOf(lines: Lines, from: number, until: number): number {
  return startOf(lines, until) - startOf(lines, from) + columnBytes * (until - from);
}

/**
 * Lines in parts of about so many bytes where they are more than twice as many, with the line at which each begins. Lines that
 * belong together are parted only where they are more than two parts.
 */
export function cutLines(lines: Lines, bytes: number): { lines: Lines; start: number }[] {
  if (bytesOf(lines, 0, lines.count) <= 2 * bytes) return lines.count > 0 ? [{ lines, start: 0 }] : [];
  const parts: { lines: Lines; start: number }[] = [];
  for (let start = 0; start < lines.count;) {
    const end = fitting(lines, start, lines.count, bytes);
    parts.push({ lines: sliceLines(lines, start, end), start });
    start = end;
  }
  return parts;
}

/** Up to which line, of those from `from` on and before `until`, about so many bytes are taken; at least one line is. */
export function fitting(lines: Lines, from: number, until: number, bytes: number): number {
  let low = from + 1;
  let high = until;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (bytesOf(lines, from, middle) <= bytes) low = middle;
    else high = middle - 1;
  }
  const most = from + 2 * (low - from);
  let end = low;
  while (end < until && end < most && isTied(lines, end)) end += 1;
  return end;
}
