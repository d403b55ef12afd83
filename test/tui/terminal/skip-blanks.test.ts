import { expect, test } from 'vitest';
import { skipBlanks } from '../../../src/tui/terminal/skip-blanks.ts';

const blank = ' '.repeat(10);

test('long blanks are skipped, short ones written', () => {
  expect(skipBlanks(`a${blank}b  c`)).toBe('a\u001b[10Cb  c');
});

test('blanks behind a colour are skipped too: they look like any other', () => {
  expect(skipBlanks(`\u001b[1;36m${blank}|`)).toBe('\u001b[1;36m\u001b[10C|');
});

test.each([
  ['inverse', '7', '27'],
  ['underlined', '4', '24'],
  ['struck out', '9', '29'],
  ['on a background', '48;5;49', '49'],
  ['on a background of many colours', '48;2;0;0;0', '49'],
  ['on a bright background', '101', '49'],
])('blanks that are %s are written, and those behind them skipped', (_, on, off) => {
  expect(skipBlanks(`\u001b[${on}m${blank}\u001b[${off}m${blank}`)).toBe(
    `\u001b[${on}m${blank}\u001b[${off}m\u001b[10C`,
  );
  expect(skipBlanks(`\u001b[${on}m${blank}\u001b[m${blank}`)).toBe(`\u001b[${on}m${blank}\u001b[m\u001b[10C`);
});
