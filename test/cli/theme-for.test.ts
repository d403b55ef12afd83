import { describe, expect, test } from 'vitest';
import { themeFor } from '../../src/cli/theme-for.ts';

const output = (isTerminal: boolean) => ({
  isTerminal,
  write: () => undefined,
  drained: () => Promise.resolve(),
  columns: () => 80,
});
const here = (env: Record<string, string>, flags = {}) => themeFor(output(true), env, flags);

describe('the background', () => {
  test.each([
    [{}, 'either'],
    [{ MLX_THEME: 'light' }, 'light'],
    [{ MLX_THEME: 'dark', COLORFGBG: '0;15' }, 'dark'],
    [{ MLX_THEME: 'solarized' }, 'either'],
    [{ COLORFGBG: '0;15' }, 'light'],
    [{ COLORFGBG: '15;default;0' }, 'dark'],
    [{ COLORFGBG: '15;8' }, 'dark'],
    [{ COLORFGBG: 'default;default' }, 'either'],
    [{ COLORFGBG: '0;99' }, 'either'],
    [{ MLX_THEME: 'light', NO_COLOR: '1' }, 'none'],
    [{ MLX_THEME: 'light', TERM: 'dumb' }, 'none'],
  ])('with %j is %s', (env, colours) => expect(here(env as Record<string, string>).colours).toBe(colours));
});

describe('ASCII alone', () => {
  test.each([
    [{ LANG: 'en_GB.UTF-8' }, false],
    [{ LANG: 'C.utf8' }, false],
    [{}, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, true],
    [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, true],
    [{ MLX_ASCII: '1', LANG: 'en_GB.UTF-8' }, true],
  ])('with %j is %s', (env, isAscii) => expect(here(env as Record<string, string>).isAscii).toBe(isAscii));

  test('is what a flag says, whatever the environment does', () => {
    expect(here({}, { ascii: true }).isAscii).toBe(true);
    expect(here({ TERM: 'linux' }, { ascii: false }).isAscii).toBe(false);
  });

  test('is in files only what is asked for: they are read elsewhere', () => {
    expect(themeFor(output(false), { LC_ALL: 'C' }, {}).isAscii).toBe(false);
    expect(themeFor(output(false), { LC_ALL: 'C', MLX_ASCII: '1' }, {}).isAscii).toBe(true);
  });
});
