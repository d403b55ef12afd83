import { describe, expect, test } from 'vitest';
import { matchingBrackets } from '../../../src/inspect/code/brackets.ts';
import { tokensOf } from '../../../src/inspect/code/tokens.ts';

const kindsOf = (text: string) =>
  tokensOf(text)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`);

describe('the pieces of a text', () => {
  test.each([
    ['a / b / c', ['name a', 'mark /', 'name b', 'mark /', 'name c']],
    ['x = /[/]\\//gi', ['name x', 'mark =', 'regex /[/]\\//gi']],
    ['`a${b}c`', ['template `a', 'mark ${', 'name b', 'mark }', 'template c`']],
    [
      '`${ {a: `x`}.a }`',
      [
        'template `',
        'mark ${',
        'mark {',
        'name a',
        'mark :',
        'template `x`',
        'mark }',
        'mark .',
        'name a',
        'mark }',
        'template `',
      ],
    ],
    ['0xff_n + 1e-3 + .5', ['number 0xff_n', 'mark +', 'number 1e-3', 'mark +', 'number .5']],
    ['a.class', ['name a', 'mark .', 'name class']],
    ["'it\\'s' \"x", ["string 'it\\'s'", 'string "x']],
    ['return /a/', ['keyword return', 'regex /a/']],
    ['größe + 日本', ['name größe', 'mark +', 'name 日本']],
  ])('%s', (text, pieces) => expect(kindsOf(text)).toEqual(pieces));

  test('are all of it, whatever it is', () => {
    const hostile = [
      '\u0000\u001b[31m',
      '\ud800',
      '`${`${`',
      '}}}}',
      '/*',
      '//',
      "'\\",
      '`\\',
      '\u202e',
      '😀',
      '#!x\n#y',
      '/\\',
    ];
    for (const one of hostile)
      for (const other of hostile) {
        const text = `${one}${other}`;
        expect(
          tokensOf(text)
            .map(({ text }) => text)
            .join(''),
        ).toBe(text);
      }
  });

  test('are found in a text of 100,000 characters, of whatever it is made', () => {
    for (const piece of ['(', '`${', '\\n', "'", '/', '"\\', 'a.', '/*', '0', '{}', '😀']) {
      const text = piece.repeat(100_000 / piece.length);
      expect(tokensOf(text).at(-1)?.end).toBe(text.length);
    }
  });
});

describe('the other half of a bracket', () => {
  test.each([
    ['f(a[0])', 7, [6, 1]],
    ['f(a[0])', 1, [1, 6]],
    ['f(a[0])', 6, [5, 3]],
    ['`${a}`', 3, [2, 4]],
    ['"("', 2, []],
    ['(', 1, []],
  ])('in %s beside %i', (text, cursor, places) => expect(matchingBrackets(tokensOf(text), cursor)).toEqual(places));
});
