import { types } from 'node:util';
import type { Cell, Rows } from '../../base/rows.ts';
import { lineOf } from './outline.ts';
import { ownValue } from './own-data.ts';

/** Rows and columns that are shown. */
const mostRows = 100;
const mostColumns = 40;
const longestCell = 200;

/**
 * A list of objects that are like each other, as a table; undefined for any other value. Getters are not called, and what is nested
 * stands as what it is: `{3}`.
 */
export function rowsOf(list: unknown): Rows | undefined {
  if (!Array.isArray(list) || types.isProxy(list) || list.length === 0) return undefined;
  const items = Array.from({ length: Math.min(mostRows, list.length) }, (_, index) => ownValue(list, String(index)));
  if (!items.every(isPlain)) return undefined;
  const keys = items.map((item) => Object.keys(item));
  const names = [...new Set(keys.flat())];
  const alike = keys.every((own) => own.length * 2 >= names.length);
  if (names.length === 0 || names.length > mostColumns || !alike) return undefined;
  return {
    columns: names.map((name) => ({ name, type: isNumeric(items, name) ? 'double' : 'varchar' })),
    rows: items.map((item) => names.map((name) => cellOf(item, name))),
    more: list.length > items.length,
  };
}

function isPlain(value: unknown): value is object {
  return lineOf(value).kind === 'whole' && !Array.isArray(value) && !types.isMap(value) && !types.isSet(value);
}

function isNumeric(items: readonly object[], name: string): boolean {
  return items.every((item) => {
    const value = ownValue(item, name);
    return value === undefined || value === null || typeof value === 'number';
  });
}

/** A number is exact or a text; what is missing is blank, and `null` only what is null. */
function cellOf(item: object, name: string): Cell {
  if (!Object.hasOwn(item, name)) return '';
  const value = ownValue(item, name);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (value === undefined) return '';
  return typeof value === 'string' ? value.slice(0, longestCell) : lineOf(value).text;
}
