import type { Rows, Cell } from '../base/rows.ts';

/** Rows as CSV (RFC 4180) with a header; a missing value is an empty field, an empty text is `""`. */
export function toCsv({ columns, rows }: Rows): string {
  const header = columns.map(({ name }) => field(name));
  return [header, ...rows.map((row) => row.map(field))].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function field(value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
