import { expect, test } from 'vitest';
import { layoutFrom, type LogLayout, plainLayout } from '../../../../src/tui/logs/state/log-layout.ts';

test('a layout comes back as it was kept', () => {
  const layout: LogLayout = { ...plainLayout, split: 'host', columns: 3, times: 'since', wraps: true };
  expect(layoutFrom(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
});

test.each([
  undefined,
  null,
  'merged',
  4,
  [],
  { split: 'x', times: {}, columns: 'many', wraps: 'yes' },
  { __proto__: null },
])('of %j nothing is taken', (kept) => {
  expect(layoutFrom(kept)).toEqual(plainLayout);
});

test('columns stay within what a screen can have', () => {
  expect(layoutFrom({ columns: 10_000 }).columns).toBe(8);
  expect(layoutFrom({ columns: -1 }).columns).toBe(1);
});
