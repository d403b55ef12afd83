import { describe, expect, test } from 'vitest';
import { isComplete } from '../../../src/inspect/code/is-complete.ts';

describe('a text that can be evaluated', () => {
  test.each([
    '',
    '1',
    'plan("train")',
    'const a = 1;',
    'const f = (x: number): number => x',
    'const a: Array<number>',
    'a!',
    'i++',
    '`a ${ {b: 1}.b } c`',
    '`}`',
    '/[(]/.test("(")',
    '"("',
    '// (',
    '/* ( */ 1',
    'if (a) { b }',
    'await x',
    'x?',
    'x??',
    '?x',
    'runs[0]?',
    'sql`select 1`',
    '{ a: 1, b: 2 }',
    'a / 2 / b',
  ])('%j', (text) => expect(isComplete(text)).toBe(true));
});

describe('a text that is wrong is not asked for more', () => {
  test.each(['})', '(]', '"abc', 'a b', 'const const', '1 @ 2'])('%j', (text) => expect(isComplete(text)).toBe(true));
});

describe('a text that wants another line', () => {
  test.each([
    'plan(',
    'plan("train", {',
    '[1,',
    '[(',
    '1 +',
    'a ? b :',
    'const a =',
    'const f = (x: number) =>',
    'const f = () => {',
    'if (a)',
    'if (a) { b } else',
    'for (const a of b)',
    'class A',
    'function f()',
    'jobs.',
    'const',
    'new',
    '`a',
    '`a ${',
    '`a ${b}',
    '`a ${b} \\`',
    'sql`select',
    '/* a',
    '"a\\',
    'a &&',
  ])('%j', (text) => expect(isComplete(text)).toBe(false));
});
