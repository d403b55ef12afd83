import { QueryFailure } from '../query-failure.ts';
import { lineColumn } from '../statement/malformed.ts';

/** What DuckDB tells of an error with `errors_as_json`. */
interface DuckFault {
  exception_type: string;
  exception_message: string;
  error_subtype?: string;
  /** Byte offset into the SQL. */
  position?: string;
  name?: string;
  type?: string;
  call?: string;
}

/** DuckDB's error in Athena's words. `sql` is the text that its position counts in; where it is empty, no place is told. */
export function inAthenaWords(error: unknown, sql: string): unknown {
  const fault = readFault(error);
  return fault === undefined ? error : new QueryFailure(words(fault, sql), kindOf(fault));
}

/** Athena's words for SQL that DuckDB's parser refused. */
export function syntaxFailure(message: string, position: string | undefined, sql: string): QueryFailure {
  return inAthenaWords(
    new Error(JSON.stringify({ exception_type: 'Parser', exception_message: message, position })),
    sql,
  ) as QueryFailure;
}

function readFault(error: unknown): DuckFault | undefined {
  const json = error instanceof Error ? /\{"exception_type"[\s\S]*\}/.exec(error.message)?.[0] : undefined;
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json) as DuckFault;
  } catch {
    return undefined;
  }
}

function kindOf({ exception_type: type }: DuckFault): { category: 1 | 2; type: number } {
  if (type === 'Out of Memory') return { category: 1, type: 0 };
  return { category: 2, type: type === 'IO' || type === 'Invalid Input' || type === 'Conversion' ? 1001 : 1000 };
}

function words(fault: DuckFault, sql: string): string {
  const message = fault.exception_message;
  const at = place(fault, sql);
  const first = message.split('\n')[0] ?? message;
  switch (fault.exception_type) {
    case 'Parser':
      return `${at}mismatched input ${inQuotes(/at or near "([\s\S]*)"$/.exec(message)?.[1] ?? '<EOF>')}`;
    case 'Catalog':
      return fault.type === 'Table'
        ? `TABLE_NOT_FOUND: ${at}Table ${inQuotes(fault.name ?? '')} does not exist`
        : `FUNCTION_NOT_FOUND: ${at}Function ${inQuotes(fault.name ?? '')} not registered`;
    case 'Binder':
      return binderWords(fault, at, first);
    case 'Conversion':
      return `INVALID_CAST_ARGUMENT: ${at}${first}`;
    case 'Out of Memory':
      return `EXCEEDED_LOCAL_MEMORY_LIMIT: ${first}`;
    case 'Out of Range':
      return `NUMERIC_VALUE_OUT_OF_RANGE: ${at}${first}`;
    case 'IO':
    case 'HTTP':
      return `HIVE_CANNOT_OPEN_SPLIT: ${first}`;
    case 'Invalid Input':
      return /^(?:Malformed JSON|CSV Error)/.test(first)
        ? `HIVE_CURSOR_ERROR: ${first}`
        : `GENERIC_USER_ERROR: ${at}${first}`;
    default:
      return /^[A-Z_]+: /.test(first) ? first : `GENERIC_USER_ERROR: ${at}${first}`;
  }
}

function binderWords(fault: DuckFault, at: string, first: string): string {
  const missing =
    /Referenced column "([^"]*)" (?:not found|was not found)/.exec(first)?.[1] ??
    /(?:Table|Values list) "[^"]*" does not have a column named "([^"]*)"/.exec(first)?.[1];
  if (missing !== undefined) {
    return `COLUMN_NOT_FOUND: ${at}Column ${inQuotes(missing)} cannot be resolved or requester is not authorized to access requested resources`;
  }
  const ungrouped = /column "?([^"]*)"? must appear in the GROUP BY/.exec(first)?.[1];
  if (ungrouped !== undefined) {
    return `EXPRESSION_NOT_AGGREGATE: ${at}${inQuotes(ungrouped)} must be an aggregate expression or appear in GROUP BY clause`;
  }
  const ambiguous = /Ambiguous reference to column name "([^"]*)"/.exec(first)?.[1];
  if (ambiguous !== undefined) return `AMBIGUOUS_NAME: ${at}Column ${inQuotes(ambiguous)} is ambiguous`;
  if (fault.error_subtype === 'NO_MATCHING_FUNCTION') {
    const given = /\((.*)\)$/s.exec(fault.call ?? '')?.[1] ?? '';
    return `FUNCTION_NOT_FOUND: ${at}Unexpected parameters (${given.toLowerCase()}) for function ${fault.name}`;
  }
  return `TYPE_MISMATCH: ${at}${first}`;
}

function place({ position }: DuckFault, sql: string): string {
  if (position === undefined || sql === '') return '';
  return `${lineColumn(sql, Buffer.from(sql).subarray(0, Number(position)).toString().length)}: `;
}

function inQuotes(name: string): string {
  return `'${name}'`;
}
