import { types } from 'node:util';
import { hasExpression, printed } from '../../define/expression/text.ts';
import { lineOf } from './outline.ts';
import { ownValue } from './own-data.ts';

/** Levels that are written; deeper is what a value is, in a line. */
const deepest = 40;

/**
 * A live value as what JSON can say: dates as ISO texts, maps and sets as lists, large integers as texts, expressions as they are
 * printed. Getters are not called, and what holds itself ends there.
 */
export function plainJson(value: unknown): unknown {
  return plain(value, []);
}

function plain(value: unknown, above: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
      return hasExpression(value) ? printed(value) : value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'bigint':
      return String(value);
    case 'undefined':
    case 'function':
    case 'symbol':
      return undefined;
    case 'object':
      return value === null ? null : plainObject(value, above);
  }
}

function plainObject(value: object, above: readonly object[]): unknown {
  if (above.includes(value)) return '(itself)';
  if (above.length >= deepest) return lineOf(value).text;
  const within = [...above, value];
  if (types.isMap(value)) return [...Map.prototype.entries.call(value)].map((entry) => plain(entry, within));
  if (types.isSet(value)) return [...Set.prototype.values.call(value)].map((each) => plain(each, within));
  if (types.isUint8Array(value)) return Buffer.from(value).toString('base64');
  if (lineOf(value).kind !== 'whole') return lineOf(value).text;
  if (Array.isArray(value)) {
    return Array.from({ length: value.length }, (_, index) => plain(ownValue(value, String(index)), within) ?? null);
  }
  return Object.fromEntries(
    Object.keys(value).flatMap((name) => {
      const member = plain(ownValue(value, name), within);
      return member === undefined ? [] : [[name, member]];
    }),
  );
}
