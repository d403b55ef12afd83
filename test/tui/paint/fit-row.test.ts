import { expect, test } from 'vitest';
import { breakText } from '../../../src/tui/paint/break-text.ts';
import { breakRow, fitRow, rowFrom, rowWidth } from '../../../src/tui/paint/fit-row.ts';

const row = [
  { text: 'ab日', sgr: '31' },
  { text: '本cd', sgr: '' },
];
const textOf = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('');

test('a row is filled or cut to exactly its columns, wide characters whole', () => {
  for (let width = 1; width < 14; width += 1) expect(rowWidth(fitRow(row, width))).toBe(width);
  expect(textOf(fitRow(row, 7))).toBe('ab日本…');
  expect(textOf(fitRow(row, 6))).toBe('ab日 …');
});

test('a row that begins within a wide character begins with a blank', () => {
  expect(textOf(rowFrom(row, 3))).toBe(' 本cd');
  expect(textOf(rowFrom(row, 4))).toBe('本cd');
  expect(textOf(rowFrom(row, 20))).toBe('');
});

test('a broken row loses nothing', () => {
  const pieces = breakRow(row, 3, 10);
  expect(pieces.map(textOf)).toEqual(['ab', '日', '本c', 'd']);
});

test('a text of a million characters is broken in pieces that are all of it', () => {
  const text = 'x日'.repeat(500_000);
  const pieces = breakText(text, 80, Infinity);
  expect(pieces.join('')).toBe(text);
});
