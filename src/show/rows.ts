import type { Rows, Cell } from '../base/rows.ts';
import { type Line, type Span, span } from './line.ts';
import { drawProse } from './prose.ts';
import { fitTable, type Column } from './table.ts';

const numeric = /^(tinyint|smallint|int|integer|bigint|hugeint|float|real|double|decimal)/i;

/** Rows of a query: values exactly as they are, numbers on the right, a dim `null` where there is none. */
export function drawRows({ columns, rows, more }: Rows, width: number): Line[] {
  if (columns.length === 0) return drawProse('Done; the statement gives no rows.', width, 'dim');
  const { lines, fitting } = fitTable(
    columns.map(columnOf),
    rows.map((row) => row.map(drawValueCell)),
    width,
  );
  return [
    ...lines,
    ...drawProse(countOf(rows.length, more), width, 'dim'),
    ...drawMissing(
      columns.slice(fitting).map(({ name }) => name),
      width,
    ),
  ];
}

/** A number that is cut would be another number. */
function columnOf({ name, type }: Rows['columns'][number]): Column {
  return numeric.test(type) ? { title: name, align: 'right', least: Infinity } : { title: name, least: 12 };
}

function countOf(count: number, more: boolean): string {
  const rows = count === 1 ? '1 row' : `${count} rows`;
  if (!more) return rows;
  return count === 1 ? 'the first row; more follow' : `the first ${rows}; more follow`;
}

/** Columns that are named of those that find no room. */
const mostNamed = 8;

function drawMissing(names: readonly string[], width: number): Line[] {
  if (names.length === 0) return [];
  const columns = names.length === 1 ? "1 more column doesn't" : `${names.length} more columns don't`;
  const more = names.length > mostNamed ? ', …' : '';
  return drawProse(`${columns} fit here: ${names.slice(0, mostNamed).join(', ')}${more}`, width, 'warn');
}

function drawValueCell(value: Cell): Span {
  return value === null ? span('dim', 'null') : span('plain', String(value));
}
