import { types } from 'node:util';
import { literal, qualified } from '../../base/sql.ts';
import { lineOf } from '../../inspect/values/outline.ts';

/**
 * The query of sql`...`. What `${}` brings stands as a value, so that a text with a quote in it stays one text; lists stand as
 * `('a', 'b')`, dates as timestamps. A member of `tables` stands as its name. A text that is itself SQL is given whole: sql('...').
 */
export function sqlText(parts: readonly string[], values: readonly unknown[]): string {
  return parts.reduce((text, part, index) => text + sqlValue(values[index - 1]) + part);
}

function sqlValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (types.isDate(value)) return `timestamp ${literal(value.toISOString().replace('T', ' ').replace('Z', ''))}`;
  if (Array.isArray(value)) return `(${value.map(sqlValue).join(', ')})`;
  const [, database, table] = isTable(value) ? (/^(\w+)\.(\w+)$/u.exec(value.name) ?? []) : [];
  return database !== undefined && table !== undefined
    ? qualified(database, table)
    : literal(typeof value === 'string' ? value : lineOf(value).text);
}

function isTable(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
