import { type Line, type Role, type Span, line, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { fit, widthOf } from './width.ts';

export interface Column {
  title: string;
  align?: 'left' | 'right';
  /** Columns that it keeps when the table has to shrink; the widest column shrinks first. */
  least?: number;
  role?: Role;
}

export type Cell = string | Span;

const gap = 2;

/** A table in at most `width` columns: titles, a thin rule, rows. Columns that find no room even at their least are left out, from the right. */
export function drawTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): Line[] {
  return fitTable(columns, rows, width).lines;
}

/** The same, and how many columns found room. */
export function fitTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): { lines: Line[]; fitting: number } {
  const cells = rows.map((row) => columns.map((column, index) => toSpan(row[index] ?? '', column)));
  const natural = columns.map((column, index) =>
    Math.max(widthOf(safeText(column.title)), ...cells.map((row) => widthOf(row[index]?.text ?? ''))),
  );
  const widths = shrink(natural, columns, width);
  const lines = [
    drawRow(columns.slice(0, widths.length).map(titleOf), columns, widths),
    line(span('dim', '─'.repeat(widths.reduce((sum, each) => sum + each, 0) + gap * (widths.length - 1)))),
    ...cells.map((row) => drawRow(row.slice(0, widths.length), columns, widths)),
  ];
  return { lines, fitting: widths.length };
}

function toSpan(cell: Cell, column: Column): Span {
  const { text, role } = typeof cell === 'string' ? span(column.role ?? 'plain', cell) : cell;
  return span(role, safeText(text));
}

function titleOf({ title }: Column): Span {
  return span('dim', safeText(title));
}

function drawRow(cells: readonly Span[], columns: readonly Column[], widths: readonly number[]): Line {
  return cells.flatMap(({ text, role }, index) => {
    const align = columns[index]?.align ?? 'left';
    const last = index === cells.length - 1 && align === 'left';
    const fitted = fit(text, widths[index] ?? 0, align);
    const cell = span(role, last ? fitted.trimEnd() : fitted);
    return index === 0 ? [cell] : [span('plain', ' '.repeat(gap)), cell];
  });
}

/** Takes columns from the widest until all fit; where none can give more, the last column goes. */
function shrink(natural: readonly number[], columns: readonly Column[], width: number): number[] {
  const widths = natural.map((each) => Math.max(1, each));
  let over = total(widths) - width;
  while (over > 0) {
    const widest = indexOfWidest(widths, columns);
    if (widest !== undefined) {
      const room = (widths[widest] ?? 0) - leastOf(columns[widest]);
      const next = Math.max(...widths.filter((_, index) => index !== widest), 0);
      const step = Math.min(over, room, Math.max(1, (widths[widest] ?? 0) - next));
      widths[widest] = (widths[widest] ?? 0) - step;
    } else if (widths.length > 1) {
      widths.pop();
    } else {
      widths[0] = Math.max(1, width);
    }
    over = widths.length === 1 && widths[0] === Math.max(1, width) ? 0 : total(widths) - width;
  }
  return widths;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each, 0) + gap * (widths.length - 1);
}

function indexOfWidest(widths: readonly number[], columns: readonly Column[]): number | undefined {
  let widest: number | undefined;
  widths.forEach((each, index) => {
    if (each > leastOf(columns[index]) && each > (widest === undefined ? 0 : (widths[widest] ?? 0))) widest = index;
  });
  return widest;
}

function leastOf(column: Column | undefined): number {
  return column?.least ?? 8;
}
