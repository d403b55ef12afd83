import type { Rows, Cell } from '../base/rows.ts';
import { type Line, type Span, span } from './line.ts';
import { drawProse } from './prose.ts';
import { drawTable } from './table.ts';

const numeric = /^(tinyint|smallint|int|integer|bigint|hugeint|float|real|double|decimal)/i;

/** Rows of a query: values exactly as they are, numbers on the right, a dim `null` where there is none. */
export function drawRows({ columns, rows, more }: Rows, width: number): Line[] {
  if (columns.length === 0) return drawProse('Done; the statement gives no rows.', width, 'dim');
  const table = drawTable(
    columns.map(({ name, type }) => ({ title: name, align: numeric.test(type) ? 'right' : 'left' })),
    rows.map((row) => row.map(drawValueCell)),
    width,
  );
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return [...table, ...drawProse(more ? `the first ${count}; more follow` : count, width, 'dim')];
}

function drawValueCell(value: Cell): Span {
  return value === null ? span('dim', 'null') : span('plain', String(value));
}
