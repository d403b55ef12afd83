import { describe, expect, test } from 'vitest';
import type { Theme } from '../../src/base/theme.ts';
import { sgrOf, toAnsi } from '../../src/show/ansi.ts';
import { asciiLine } from '../../src/show/ascii.ts';
import { line, type Role, span, textOf } from '../../src/show/line.ts';
import { widthOf } from '../../src/show/width.ts';

const roles: readonly Role[] = ['strong', 'dim', 'good', 'bad', 'warn', 'accent', 'cursor', 'alarm', 'badge'];
const tints = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => `tint${at}` as Role);
const themed = (colours: Theme['colours']): Theme => ({ colours, isAscii: false });

describe('colours', () => {
  test.each(['either', 'dark', 'light'] as const)(
    '%s: are of the 16, so that the palette of a person holds',
    (colours) => {
      for (const role of [...roles, ...tints]) expect(sgrOf(role, themed(colours))).toMatch(/^(?:[127]|[39][0-7]|;)+$/);
      expect(new Set(tints.map((tint) => sgrOf(tint, themed(colours)))).size).toBe(8);
    },
  );

  test('on a light background are neither yellow, white, cyan nor bright', () => {
    for (const role of [...roles, ...tints].filter((role) => role !== 'dim')) {
      expect(sgrOf(role, themed('light')).split(';')).not.toContainEqual(
        expect.stringMatching(/^(?:33|36|37|9[1-7])$/),
      );
    }
    expect(sgrOf('dim', themed('light'))).not.toBe('2');
  });

  test('are none where none are wanted; what has to be seen is inverse', () => {
    const said = roles.map((role) => sgrOf(role, themed('none'))).filter((sgr) => sgr !== '');
    expect(said).toEqual(['7', '7', '7']);
  });
});

describe('ASCII', () => {
  const table = line(span('dim', '│ '), 'name', '      ', span('good', '✓ done'), span('dim', ' │'));

  test('stands for every mark of mlx itself, not for what a log says', () => {
    const log = line(span('log', '✓ ok'), span('dim', '╭─┬╮ ▸ ⣿'));
    expect(textOf(asciiLine(log))).toBe('✓ ok+-++ > *');
    expect(toAnsi(table, { colours: 'none', isAscii: true })).toBe('| name      + done |');
  });

  test('takes the room of longer words from blanks and rules', () => {
    const edge = line(span('dim', '╭─ '), 'keys', span('dim', ' ──────────────'), ' ⏎ run ', span('dim', '╮'));
    const marked = textOf(asciiLine(edge));
    expect(marked).toContain(' enter run +');
    expect(widthOf(marked)).toBe(widthOf(textOf(edge)));
  });
});
