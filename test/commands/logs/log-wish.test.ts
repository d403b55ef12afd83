import { describe, expect, it } from 'vitest';
import { readLogWish } from '../../../src/commands/logs/log-wish.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/table.ts';

const now = Date.UTC(2026, 10, 21, 20, 0);

function wish(...words: string[]) {
  return readLogWish(parse(['logs', 'train', ...words], commands).input, now);
}

describe('what mlx logs is asked for', () => {
  it('is followed, held for two seconds, and shown on a screen where there is one', () => {
    expect(wish()).toMatchObject({ words: ['train'], follow: true, prints: false, hold: 2_000, resume: false });
    expect(wish('-f')).toMatchObject({ follow: true, prints: false });
    expect(wish('--since', '15m', '--step', 'train', '--host', 'algo-1')).toMatchObject({
      prints: false,
      since: now - 900_000,
      step: 'train',
      host: 'algo-1',
    });
  });

  it.each([
    ['--plain'],
    ['--no-follow'],
    ['--tail', '5'],
    ['--resume'],
    ['--grep', 'x'],
    ['--exclude', 'x'],
    ['--level', 'error'],
  ])('is printed where it says which lines: %s', (...words) => {
    expect(wish(...words).prints).toBe(true);
  });

  it('reads expressions, of which (?i) in front ignores case', () => {
    const { include, exclude } = wish('--grep', '(?i)loss', '--grep', '^e', '--exclude', 'x');
    expect(include).toEqual([/loss/iu, /^e/u]);
    expect(exclude).toEqual([/x/u]);
  });

  it.each([
    ['--grep', '('],
    ['--exclude', '[z-a]'],
    ['--since', 'yesterday'],
    ['--until', '12 o’clock'],
    ['--level', 'loud'],
    ['--tail', '-1'],
    ['--hold', '1.5'],
  ])('is refused with its flag where a value can not be read: %s %s', (flag, value) => {
    expect(() => wish(`${flag}=${value}`)).toThrow(
      expect.objectContaining({ code: 'FLAG_VALUE_WRONG', details: expect.objectContaining({ flag, value }) }),
    );
  });
});
