import type { Cell, Rows } from '../../base/rows.ts';

/** Rows as one goes on with them in a line: an object a row, by the names of the columns. */
export function rowObjects({ columns, rows }: Rows): Record<string, Cell | undefined>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}
