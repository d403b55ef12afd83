import { expect, test } from 'vitest';
import { showAge, showDuration, showMoney, showMoment, showNumber } from '../../src/show/quantity.ts';

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [59_990, '59.9 s'],
  [65_000, '1m 05s'],
  [3_600_000, '1h 00m'],
  [3 * 86_400_000 + 4 * 3_600_000, '3d 04h'],
  [-5, '0 ms'],
])('%i milliseconds are %s', (milliseconds, shown) => {
  expect(showDuration(milliseconds)).toBe(shown);
});

test.each([
  [0.01337, '$0.0134'],
  [0.23, '$0.23'],
  [41.9, '$41.90'],
  [0, '$0.00'],
])('%d dollars are %s', (dollars, shown) => {
  expect(showMoney(dollars)).toBe(shown);
});

test.each([
  [0.731_251_2, '0.731251'],
  [1_234_567.8, '1234568'],
  [12_400, '12400'],
  [Number.NaN, 'NaN'],
])('the number %d is %s', (value, shown) => {
  expect(showNumber(value)).toBe(shown);
});

test('ages and moments are told in words of the day', () => {
  expect(showAge(0, 500)).toBe('now');
  expect(showAge(0, 12_000)).toBe('12 s ago');
  expect(showAge(0, 180_000)).toBe('3 min ago');
  expect(showMoment(Date.UTC(2026, 10, 21, 20, 7, 49))).toBe('2026-11-21 20:07:49');
  expect(showMoment(Number.NaN)).toBe('unknown');
});
