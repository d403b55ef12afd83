import { GetQueryResultsCommand, type ColumnInfo, type Row } from '@aws-sdk/client-athena';
import type { Cell, Rows } from '../base/rows.ts';
import type { Aws } from './aws.ts';
import type { FinishedQuery } from './run-query.ts';

/** The first rows of a finished query, at most `limit` of them. */
export async function readRows(aws: Aws, query: FinishedQuery, limit: number): Promise<Rows> {
  const athena = await aws.athena();
  const rows: Row[] = [];
  let columns: ColumnInfo[] = [];
  let next: string | undefined;
  do {
    const missing = limit + 2 - rows.length;
    const page = await athena.send(
      new GetQueryResultsCommand({ QueryExecutionId: query.id, NextToken: next, MaxResults: Math.min(1_000, missing) }),
    );
    columns = page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? columns;
    rows.push(...(page.ResultSet?.Rows ?? []));
    next = page.NextToken;
  } while (next && rows.length < limit + 2);
  const data = hasHeader(query, columns, rows[0]) ? rows.slice(1) : rows;
  return {
    columns: columns.map(({ Name: name = '', Type: type = 'varchar' }) => ({ name, type })),
    rows: data.slice(0, limit).map((row) => columns.map((column, index) => cellOf(row, index, column.Type))),
    more: data.length > limit || next !== undefined,
  };
}

/** Athena repeats the names of the columns as the first row of a SELECT, whose rows lie in a `.csv`, and of nothing else. */
function hasHeader(query: FinishedQuery, columns: readonly ColumnInfo[], first: Row | undefined): boolean {
  if (query.output && !query.output.endsWith('.csv')) return false;
  return first !== undefined && columns.every((column, index) => first.Data?.[index]?.VarCharValue === column.Name);
}

function cellOf(row: Row, index: number, type = 'varchar'): Cell {
  const text = row.Data?.[index]?.VarCharValue;
  if (text === undefined) return null;
  switch (type) {
    case 'boolean':
      return text === 'true';
    case 'tinyint':
    case 'smallint':
    case 'integer':
    case 'bigint':
      return Number.isSafeInteger(Number(text)) ? Number(text) : text;
    case 'real':
    case 'float':
    case 'double':
      return Number.isFinite(Number(text)) ? Number(text) : text;
    default:
      return text;
  }
}
