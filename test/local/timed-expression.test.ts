import { expect, test } from 'vitest';
import { timedExpression } from '../../src/local/timed-expression.ts';

const tooSlow = () => new Error('too slow');

test.each([
  ['li.e \\d+', 'line 12', true],
  ['(one|two)+', 'x two', true],
  ['^a*b$', 'a'.repeat(5000), false],
])('%s is tried as it is', (source, text, matches) => {
  expect(timedExpression(new RegExp(source, 'u'), tooSlow)(text)).toBe(matches);
});

test.each([
  ['(a+)+$', `${'a'.repeat(60)}!`],
  ['a*a*a*a*a*b', 'a'.repeat(50_000)],
  ['a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a{30}c', 'a'.repeat(60)],
])('%s is given up on a text that it would never be done with', (source, text) => {
  expect(() => timedExpression(new RegExp(source, 'u'), tooSlow)(text)).toThrow('too slow');
});
