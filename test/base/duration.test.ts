import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/base/duration.ts';

test.each([
  ['45s', 45],
  ['90m', 5400],
  ['1h30m', 5400],
  ['2d', 172_800],
  ['1d1h1m1s', 90_061],
  ['0s', 0],
])('%s is %i seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', 'h', '1', '1 h', '30m1h', '-1h', '1.5h', '1hour', '1H'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('what is formatted is parsed back to the same number', () => {
  for (const seconds of [0, 1, 59, 60, 3599, 3600, 5400, 86_400, 90_061, 777_600]) {
    expect(parseDuration(formatDuration(seconds))).toBe(seconds);
  }
});
