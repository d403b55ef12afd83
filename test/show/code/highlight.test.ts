import { describe, expect, test } from 'vitest';
import { caretLines } from '../../../src/show/code/caret.ts';
import { highlight } from '../../../src/show/code/highlight.ts';
import { textOf } from '../../../src/show/line.ts';
import { widthOf } from '../../../src/show/width.ts';

const rolesOf = (text: string) =>
  highlight(text).map((line) => line.filter(({ text }) => text.trim() !== '').map(({ text, role }) => [text, role]));

describe('code in colours', () => {
  test('tells keywords, texts, numbers, comments and properties apart', () =>
    expect(rolesOf('const a = b.c + "d" // e\nf({ g: 1 })')).toEqual([
      [
        ['const', 'tint2'],
        ['a', 'plain'],
        ['=', 'plain'],
        ['b', 'plain'],
        ['.', 'plain'],
        ['c', 'tint3'],
        ['+', 'plain'],
        ['"d"', 'tint1'],
        ['// e', 'dim'],
      ],
      [
        ['f', 'plain'],
        ['(', 'plain'],
        ['{', 'plain'],
        ['g', 'tint3'],
        [':', 'plain'],
        ['1', 'tint4'],
        ['}', 'plain'],
        [')', 'plain'],
      ],
    ]));

  test('knows SQL where it is said to be SQL', () => {
    expect(rolesOf('sql`select ${a} from t`').flat()).toContainEqual(['select', 'tint5']);
    expect(rolesOf('sql`select ${a} from t`').flat()).toContainEqual(['from', 'tint5']);
    expect(rolesOf('html`select`').flat()).not.toContainEqual(['select', 'tint5']);
  });

  test('keeps every character, and a line for a line', () => {
    const text = 'a = `x\n  y ${b}\n`\n\n/* c\nd';
    expect(highlight(text).map(textOf).join('\n')).toBe(text);
  });
});

describe('a caret', () => {
  test('stands below the place', () =>
    expect(caretLines('const a = 1\n  日本.b', { line: 2, column: 6 }, 40).map(textOf)).toEqual([
      '  日本.b',
      '       ^',
    ]));

  test('stays in sight on a long line', () => {
    const [code = [], caret = []] = caretLines(`${'x'.repeat(500)}.y.z`, { line: 1, column: 502 }, 40);
    expect(widthOf(textOf(code))).toBeLessThanOrEqual(40);
    expect(textOf(code)[textOf(caret).indexOf('^')]).toBe('y');
  });
});
