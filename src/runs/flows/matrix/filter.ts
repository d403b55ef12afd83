import { MlxError } from '../../../base/errors.ts';
import type { FlowMatrix, MatrixRow } from './flow-matrix.ts';

/** What rows must be like: `depth>=8`, `status=failed`, `train=completed`. */
export interface Filter {
  /** A param, a step, or `status`, `as` or `run`. */
  column: string;
  operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | '~';
  value: string;
}

const form = /^\s*([^=!<>~\s]+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*$/u;

/** `told` is what the error calls it. Throws FLAG_VALUE_WRONG. */
export function parseFilter(text: string, told = '--where'): Filter {
  const [, column, operator, value] = form.exec(text) ?? [];
  if (column === undefined || operator === undefined || value === undefined) {
    const rule = 'a column, one of = != < <= > >= ~, and a value, such as depth>=8';
    throw new MlxError('FLAG_VALUE_WRONG', { flag: told, value: text, rule });
  }
  if (operator === '~') requirePattern(value, told);
  return { column, operator: operator as Filter['operator'], value };
}

/** The matrix with the rows that pass every filter. Throws FLAG_VALUE_WRONG for a column that it doesn't have. */
export function filterMatrix(matrix: FlowMatrix, filters: readonly Filter[]): FlowMatrix {
  const columns = ['status', 'as', 'run', ...matrix.params, ...matrix.steps];
  for (const { column } of filters) {
    if (matrix.rows.length === 0 || columns.includes(column)) continue;
    const rule = `a column of the matrix: ${columns.join(', ')}`;
    throw new MlxError('FLAG_VALUE_WRONG', { flag: '--where', value: column, rule });
  }
  return {
    ...matrix,
    rows: matrix.rows.filter((row) => filters.every((filter) => passes(cellOf(row, filter.column), filter))),
  };
}

/** Whether a cell, which may be missing, is as a filter wants it. */
export function passes(cell: string | undefined, { operator, value }: Filter): boolean {
  if (cell === undefined) return operator === '!=';
  switch (operator) {
    case '=':
      return compare(cell, value) === 0;
    case '!=':
      return compare(cell, value) !== 0;
    case '<':
      return compare(cell, value) < 0;
    case '<=':
      return compare(cell, value) <= 0;
    case '>':
      return compare(cell, value) > 0;
    case '>=':
      return compare(cell, value) >= 0;
    case '~':
      return new RegExp(value, 'u').test(cell);
  }
}

function cellOf(row: MatrixRow, column: string): string | undefined {
  if (Object.hasOwn(row.params, column)) return row.params[column];
  if (Object.hasOwn(row.steps, column)) return row.steps[column]?.status;
  return { status: row.status, as: row.way, run: row.run }[column];
}

/** As numbers where both are, else as texts. */
function compare(one: string, other: string): number {
  const [left, right] = [Number(one), Number(other)];
  if (one.trim() !== '' && other.trim() !== '' && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return one < other ? -1 : Number(one > other);
}

function requirePattern(value: string, told: string): void {
  try {
    RegExp(value, 'u');
  } catch (error) {
    const rule = `a regular expression behind ~ (${(error as Error).message})`;
    throw new MlxError('FLAG_VALUE_WRONG', { flag: told, value, rule });
  }
}
