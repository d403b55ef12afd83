import { headOf, widthOf } from '../../show/width.ts';
import type { Row, Run } from './run.ts';

export function rowWidth(row: Row): number {
  return row.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** A row in exactly `width` columns: filled with blanks, or cut, which shows as `mark`. */
export function fitRow(row: Row, width: number, mark = '…'): Row {
  const used = rowWidth(row);
  if (used === width) return row;
  if (used < width) return [...row, { text: ' '.repeat(width - used), sgr: '' }];
  if (width <= 0) return [];
  const head = headOfRow(row, width - widthOf(mark));
  const short = width - widthOf(mark) - rowWidth(head);
  return [...head, { text: `${' '.repeat(Math.max(0, short))}${mark}`, sgr: '2' }];
}

/** The longest start of a row in at most `width` columns. */
export function headOfRow(row: Row, width: number): Run[] {
  const head: Run[] = [];
  let room = width;
  for (const run of row) {
    const text = headOf(run.text, room);
    if (text !== '') head.push({ ...run, text });
    if (text !== run.text) return head;
    room -= widthOf(text);
  }
  return head;
}

/** A row without its first columns; half of a wide character that is cut through shows as a blank. */
export function rowFrom(row: Row, column: number): Row {
  if (column <= 0) return row;
  const rest: Run[] = [];
  let skipped = 0;
  for (const run of row) {
    const width = widthOf(run.text);
    if (skipped >= column) rest.push(run);
    else if (skipped + width > column) {
      const head = headOf(run.text, column - skipped);
      const cut = run.text.slice(head.length);
      const isWhole = widthOf(head) === column - skipped;
      rest.push(isWhole ? { ...run, text: cut } : { ...run, text: ` ${withoutFirst(cut)}` });
    }
    skipped += width;
  }
  return rest;
}

function withoutFirst(text: string): string {
  const [first] = new Intl.Segmenter().segment(text);
  return text.slice(first?.segment.length ?? 0);
}

/** A row broken into rows of at most `width` columns, at most so many. */
export function breakRow(row: Row, width: number, most: number): Row[] {
  const rows: Row[] = [];
  let rest = row;
  while (rows.length < most && (rest.length > 0 || rows.length === 0)) {
    const head = headOfRow(rest, width);
    if (head.length === 0) return [...rows, rest];
    rows.push(head);
    rest = rowFrom(rest, rowWidth(head));
  }
  return rows;
}
