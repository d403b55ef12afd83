/** Rows of the screen, counted from 0. */
export interface Band {
  top: number;
  rows: number;
}

/** Writes the rows of a band, only those that changed, beside what Ink draws. */
export interface Painter {
  /** Shows these lines, from the top of the band; rows that are left stay blank. Each must fit its row. */
  paint: (lines: readonly string[]) => void;
  /** Moves the band, blank at first; its old rows are given back blank. */
  move: (band: Band) => void;
  /** What is on the screen is no longer known: the next paint writes every row. */
  forget: () => void;
}

const begin = '\u001b[?2026h\u001b7';
const end = '\u001b8\u001b[?2026l';

/** The cursor comes back to where it was, and a terminal that knows synchronized output shows each paint whole. */
export function openPainter(write: (bytes: string) => void): Painter {
  let band: Band = { top: 0, rows: 0 };
  let painted: (string | undefined)[] = [];

  const writeRows = (rows: readonly string[]) => {
    if (rows.length > 0) write(begin + rows.join('') + end);
  };
  return {
    paint: (lines) => {
      const wanted = Array.from({ length: band.rows }, (_, row) => lines[row] ?? '');
      writeRows(wanted.flatMap((text, row) => (text === painted[row] ? [] : [rowBytes(band.top + row, text)])));
      painted = wanted;
    },
    move: (next) => {
      if (next.top === band.top && next.rows === band.rows) return;
      writeRows(painted.flatMap((text, row) => (text !== '' ? [rowBytes(band.top + row, '')] : [])));
      band = next;
      painted = Array.from({ length: next.rows }, () => undefined);
    },
    forget: () => {
      painted = painted.map(() => undefined);
    },
  };
}

/** Erased first: an erase behind a full row would take its last character. */
function rowBytes(row: number, text: string): string {
  return `\u001b[${row + 1};1H\u001b[2K${text}\u001b[0m`;
}
