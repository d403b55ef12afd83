import { expect, test } from 'vitest';
import { chartOf } from '../../../src/inspect/values/chart-of.ts';
import { ownFields } from '../../../src/inspect/values/describe-value.ts';
import { outlineOf } from '../../../src/inspect/values/outline.ts';
import { plainJson } from '../../../src/inspect/values/plain-json.ts';
import { rowsOf } from '../../../src/inspect/values/rows-of.ts';

test('getters are not called and proxies not asked, whatever looks at a value', () => {
  const trap = {
    get: () => {
      throw new Error('asked');
    },
  };
  const value = {
    get bad(): never {
      throw new Error('called');
    },
    proxy: new Proxy({}, { ...trap, ownKeys: trap.get, getOwnPropertyDescriptor: trap.get, getPrototypeOf: trap.get }),
  };
  expect(outlineOf(value).members).toMatchObject([
    { name: 'bad', text: 'getter' },
    { name: 'proxy', text: 'Proxy' },
  ]);
  expect(rowsOf([value, value])?.rows[0]).toEqual(['', 'Proxy']);
  expect(chartOf(Array.from({ length: 9 }, () => value))).toBeUndefined();
  expect(plainJson(value)).toEqual({ proxy: 'Proxy' });
});

test('at the top a list or an object is told in words', () => {
  expect(outlineOf({ a: 1 }).text).toBe('object of 1 field');
  expect(outlineOf([1, { a: 1 }])).toMatchObject({ text: 'list of 2', members: [{ text: '1' }, { text: '{1}' }] });
  expect(outlineOf([]).text).toBe('[]');
});

test('what holds itself ends there', () => {
  const self: Record<string, unknown> = { name: 'a' };
  self['self'] = self;
  expect(outlineOf(self).members?.[1]).toMatchObject({ name: 'self', text: '{2}' });
  expect(plainJson(self)).toEqual({ name: 'a', self: '(itself)' });
});

test('of a large value as much is told as finds room, what is nearer the top first', () => {
  const value = { many: Array.from({ length: 100_000 }, (_, index) => ({ index })), last: { here: true } };
  const { members = [] } = outlineOf(value);
  expect(members[0]).toMatchObject({ name: 'many', text: '[100000]' });
  expect(members[0]?.members).toBeUndefined();
  expect(members[1]?.members).toMatchObject([{ name: 'here', text: 'true' }]);
  const list = outlineOf(Array.from({ length: 1000 }, () => 'x')).members ?? [];
  expect(list.at(-1)).toMatchObject({ text: '… 700 more' });
});

test('100 MB of bytes are counted, not listed', () => {
  expect(outlineOf(new Uint8Array(1e8)).text).toMatch(/^100000000 bytes: 00 00/u);
  expect(ownFields(new Uint8Array(1e8)).length).toBeLessThan(1000);
});

test('dates, maps, sets, bytes, errors and functions are told as what they are', () => {
  const value = {
    at: new Date(0),
    map: new Map([['a', 1]]),
    set: new Set([1]),
    bytes: new Uint8Array([1, 255]),
    error: new TypeError('no'),
    parse: JSON.parse,
  };
  expect(outlineOf(value).members?.map(({ text }) => text)).toEqual([
    '1970-01-01T00:00:00.000Z',
    'Map of 1',
    'Set of 1',
    '2 bytes: 01 ff',
    'TypeError: no',
    'function parse',
  ]);
});

test('numbers, points and measured values are charts where there are enough, each metric a curve', () => {
  expect(chartOf([1, 2, 3])).toBeUndefined();
  expect(chartOf([1, 2, 3, 4, 5, 6, 7, 8])?.series).toMatchObject([{ name: '', points: { length: 8 } }]);
  const metrics = Array.from({ length: 10 }, (_, at) => ({ name: at % 2 ? 'loss' : 'auc', value: at, at }));
  expect(chartOf(metrics)?.series.map(({ name }) => name)).toEqual(['auc', 'loss']);
  const long = chartOf(Float64Array.from({ length: 1_000_000 }, (_, index) => (index === 500 ? 9 : 1)));
  expect(long?.series[0]?.points.length).toBeLessThanOrEqual(1000);
  expect(long?.series[0]?.points.some(({ greatest }) => greatest === 9)).toBe(true);
});

test('like objects are a table, others are not', () => {
  expect(rowsOf([{ a: 1, b: { c: 1 } }, { a: 2 }])).toMatchObject({
    columns: [{ name: 'a', type: 'double' }, { name: 'b' }],
    rows: [
      [1, '{1}'],
      [2, ''],
    ],
  });
  expect(rowsOf([{ a: 1 }, { b: 1 }, { c: 1 }])).toBeUndefined();
  expect(rowsOf([1, { a: 1 }])).toBeUndefined();
});
