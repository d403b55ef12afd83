import { findScroll, type ScrollBand } from './find-scroll.ts';
import { rowChange, type KnownRow, knownRow, wholeRow } from './row-change.ts';
import type { Row } from './run.ts';

/** What is to stand on some rows of the screen, over its whole width. */
export interface Picture {
  /** The first row, counted from 0. */
  top: number;
  columns: number;
  rows: readonly Row[];
  /** Rows within the picture whose lines move up and down together. */
  bands: readonly ScrollBand[];
}

/** Turns pictures into the bytes that make one of the other. */
export interface RowPainter {
  /** The bytes that bring this picture to the screen; none where nothing has changed. */
  paint(picture: Picture): string;
  /** What is on the screen is no longer known. */
  forget(): void;
}

/** A terminal that knows synchronized output shows each paint whole; the cursor comes back to where it was. */
const begin = '\u001b[?2026h\u001b7';
const end = '\u001b8\u001b[?2026l';

export function openRowPainter(): RowPainter {
  let top = -1;
  let columns = -1;
  let known: (KnownRow | undefined)[] = [];

  return {
    paint: (picture) => {
      if (picture.top !== top || picture.columns !== columns || picture.rows.length !== known.length) {
        ({ top, columns } = picture);
        known = picture.rows.map(() => undefined);
      }
      const wanted = picture.rows.map(knownRow);
      const parts: string[] = [];
      for (const band of picture.bands) {
        const by = findScroll(known, wanted, band);
        if (by === 0) continue;
        parts.push(scrollBytes(top + band.top, band.rows, by));
        scroll(known, band, by);
      }
      for (const [index, row] of wanted.entries()) {
        const before = known[index];
        if (before?.key === row.key) continue;
        parts.push(before ? rowChange(before, row, top + index, columns) : wholeRow(row, top + index, columns));
      }
      known = wanted;
      return parts.length === 0 ? '' : `${begin}${parts.join('')}${end}`;
    },
    forget: () => {
      top = -1;
    },
  };
}

/** The rows that come in are blank in the look that was last set, so that is the plain one. */
function scrollBytes(top: number, rows: number, by: number): string {
  const move = by > 0 ? `\u001b[${by}S` : `\u001b[${-by}T`;
  return `\u001b[m\u001b[${top + 1};${top + rows}r${move}\u001b[r`;
}

function scroll(known: (KnownRow | undefined)[], { top, rows }: ScrollBand, by: number): void {
  const before = known.slice(top, top + rows);
  for (let row = 0; row < rows; row += 1) known[top + row] = row + by in before ? before[row + by] : blank;
}

const blank = knownRow([]);
