import type { KnownRow } from './row-change.ts';

/** Rows of a picture, over the whole width of the screen. */
export interface ScrollBand {
  top: number;
  rows: number;
}

/** Rows that scrolling has to spare for it to be worth its bytes. */
const worth = 2;

/** By how many rows a band has to move up (below 0: down) for most of its rows to stand where they are wanted; else 0. */
export function findScroll(
  known: readonly (KnownRow | undefined)[],
  wanted: readonly KnownRow[],
  { top, rows }: ScrollBand,
): number {
  const standing = matches(known, wanted, { top, rows }, 0);
  let best = { by: 0, spared: standing + worth - 1 };
  if (standing === rows) return 0;
  for (let by = 1; by < rows; by += 1) {
    for (const signed of [by, -by]) {
      const spared = matches(known, wanted, { top, rows }, signed);
      if (spared > best.spared) best = { by: signed, spared };
    }
  }
  return best.by;
}

function matches(
  known: readonly (KnownRow | undefined)[],
  wanted: readonly KnownRow[],
  { top, rows }: ScrollBand,
  by: number,
): number {
  let count = 0;
  for (let row = Math.max(0, -by); row < Math.min(rows, rows - by); row += 1) {
    const key = wanted[top + row]?.key;
    // Blank rows are nothing to be spared.
    if (key !== '' && key === known[top + row + by]?.key) count += 1;
  }
  return count;
}
