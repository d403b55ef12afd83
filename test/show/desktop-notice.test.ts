import { describe, expect, test } from 'vitest';
import { desktopNotice } from '../../src/show/desktop-notice.ts';

describe('a notice for the desktop', () => {
  test('is said in the form that the terminal knows', () => {
    expect(desktopNotice('train failed', { TERM: 'xterm-256color' })).toBe('\u001b]9;mlx: train failed\u0007');
    expect(desktopNotice('train failed', { TERM: 'foot' })).toBe('\u001b]777;notify;mlx;train failed\u0007');
    expect(desktopNotice('x', { TERM: 'xterm-256color', VTE_VERSION: '7600' })).toContain(']777;notify;');
  });

  test('goes through tmux to the terminal behind it', () => {
    expect(desktopNotice('x', { TERM: 'tmux-256color', TMUX: '/tmp/a,1,0' })).toBe(
      '\u001bPtmux;\u001b\u001b]9;mlx: x\u0007\u001b\\',
    );
  });

  test('is nothing where a terminal would print it', () => {
    expect(desktopNotice('x', { TERM: 'linux' })).toBeUndefined();
    expect(desktopNotice('x', { TERM: 'dumb' })).toBeUndefined();
  });

  test('holds nothing that a terminal obeys, and is no command of another kind', () => {
    const hostile = '4;1;100\u0007\u001b]52;c;ZXZpbA==\u001b\\\n';
    for (const env of [{ TERM: 'xterm' }, { TERM: 'foot' }]) {
      const said = desktopNotice(hostile, env) ?? '';
      // oxlint-disable-next-line no-control-regex -- one sequence from end to end
      expect(said).toMatch(/^\u001b\][^\u0000-\u001f]*\u0007$/);
    }
    expect(desktopNotice(hostile, { TERM: 'xterm' })).toMatch(/\]9;mlx: 4;/);
    expect((desktopNotice('x'.repeat(5000), {}) ?? '').length).toBeLessThan(230);
  });
});
