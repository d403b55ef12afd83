import type { Rows } from './value.ts';

/** Rows as CSV (RFC 4180) with a header; a missing value is an empty field, an empty text is `""`. */
export function toCsv({ columns, rows }: Rows): string {
  const header = columns.map(({ name }) => field(name));
  return [header, ...rows.map((row) => row.map(field))].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
