import { expect, test } from 'vitest';
import { readTime } from '../../../../src/tui/logs/state/read-time.ts';

const first = Date.UTC(2026, 10, 21, 13, 0, 0);
const last = Date.UTC(2026, 10, 21, 14, 30, 0);
const read = (text: string) => readTime(text, { first, last });

test('a time of day is the last one before the end of the log', () => {
  expect(read('14:05')).toBe(Date.UTC(2026, 10, 21, 14, 5));
  expect(read('14:05:30')).toBe(Date.UTC(2026, 10, 21, 14, 5, 30));
  expect(read('23:00')).toBe(Date.UTC(2026, 10, 20, 23, 0));
});

test('an age counts back from the end, and forward from the start', () => {
  expect(read('-10m')).toBe(last - 600_000);
  expect(read('+1h30m')).toBe(first + 5_400_000);
});

test('a date may have a time', () => {
  expect(read('2026-11-21')).toBe(Date.UTC(2026, 10, 21));
  expect(read('2026-11-21T14:05')).toBe(Date.UTC(2026, 10, 21, 14, 5));
  expect(read('2026-11-21 14:05:06Z')).toBe(Date.UTC(2026, 10, 21, 14, 5, 6));
});

test.each(['', 'soon', '25:00', '12:60', '-', '-10', '2026-13-45', '2026-11-21T', '14:5'])('%j is no time', (text) => {
  expect(read(text)).toBeUndefined();
});
