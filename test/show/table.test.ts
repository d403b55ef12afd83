import { plainTheme } from '../../src/base/theme.ts';
import { expect, test } from 'vitest';
import { toAnsi } from '../../src/show/ansi.ts';
import { line, span } from '../../src/show/line.ts';
import { drawTable } from '../../src/show/table.ts';
import { clip, fit, headOf, widthOf } from '../../src/show/width.ts';
import { wrap } from '../../src/show/wrap.ts';
import { plain, widest } from './text.ts';

test('the widest column shrinks first, and a cut shows', () => {
  const columns = [{ title: 'name' }, { title: 'n', align: 'right' as const }];
  expect(plain(drawTable(columns, [['a-very-long-name-indeed', '12']], 16))).toMatchInlineSnapshot(`
    "name           n
    ────────────────
    a-very-long…  12"
  `);
});

test('columns that find no room are left out from the right', () => {
  const columns = ['one', 'two', 'three'].map((title) => ({ title, least: 8 }));
  const lines = drawTable(columns, [['11111111', '22222222', '33333333']], 20);
  expect(plain(lines)).not.toContain('three');
  expect(widest(lines)).toBeLessThanOrEqual(20);
});

test.each([1, 2, 5, 9])('a table of any shape fits %i columns', (width) => {
  const columns = Array.from({ length: 12 }, (_, index) => ({ title: `column ${index}` }));
  expect(widest(drawTable(columns, [columns.map(({ title }) => title.repeat(9))], width))).toBeLessThanOrEqual(width);
});

test('wide letters count two columns and are never cut in half', () => {
  expect(widthOf('日本')).toBe(4);
  expect(headOf('日本', 3)).toBe('日');
  expect(clip('日本語', 4)).toBe('日…');
  expect(fit('日本', 5, 'right')).toBe(' 日本');
  expect(headOf('👩‍👩‍👧x', 2)).toBe('👩‍👩‍👧');
});

test('wrapping breaks between words, and words that are too long', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('s3://bucket/prefix', 6)).toEqual(['s3://b', 'ucket/', 'prefix']);
  expect(wrap('日本', 1)).toEqual(['日', '本', '']);
});

test('roles become colours only where colours are wanted', () => {
  const coloured = line(span('bad', 'no'), ' plain');
  expect(toAnsi(coloured, { colours: 'dark', isAscii: false })).toBe('\u001b[31mno\u001b[0m plain');
  expect(toAnsi(coloured, plainTheme)).toBe('no plain');
});

test('a log line keeps its colours, loses all else, and does not colour what follows', () => {
  const log = line(span('log', '\u001b[32mok\u001b[2J\u0007'));
  expect(toAnsi(log, { colours: 'dark', isAscii: false })).toBe('\u001b[32mok\\e[2J\\x07\u001b[0m');
  expect(toAnsi(log, plainTheme)).toBe('ok\\e[2J\\x07');
});
