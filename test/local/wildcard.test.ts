import { expect, test } from 'vitest';
import { wildcard } from '../../src/local/wildcard.ts';

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'a\nb', true],
  ['a', 'ab', false],
  ['a*', 'ab', true],
  ['*b', 'ab', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'acb', false],
  ['*ab*', 'aab', true],
  ['**', 'x', true],
  ['a.c', 'abc', false],
])('%j on %j is %j', (pattern, text, matches) => {
  expect(wildcard(pattern)(text)).toBe(matches);
});

test('a pattern full of stars is tried in one pass', () => {
  expect(wildcard(`${'a*'.repeat(200)}b`)('a'.repeat(1_000_000))).toBe(false);
});
