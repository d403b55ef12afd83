import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { yank } from '../../../src/tui/clipboard/yank.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-yank-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Around {
  env?: Readonly<Record<string, string>>;
  platform?: NodeJS.Platform;
  /** Names of the tools that are there and work. */
  working?: readonly string[];
}

async function yanked(text: string, { env = {}, platform = 'linux', working = [] }: Around = {}) {
  const written: string[] = [];
  const fed: string[] = [];
  const told = await yank(text, {
    env: { MLX_CACHE: folder, ...env },
    platform,
    write: (bytes) => written.push(bytes),
    feed: async ({ name }, given) => {
      fed.push(`${name}: ${given}`);
      return working.includes(name);
    },
  });
  return { told, written: written.join(''), fed };
}

const osc52 = (text: string) => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;

describe('a text is copied', () => {
  test('by the tool of the system, and nothing goes to the terminal', async () => {
    expect(await yanked('loss é', { platform: 'darwin', working: ['pbcopy'] })).toEqual({
      told: 'copied (pbcopy)',
      written: '',
      fed: ['pbcopy: loss é'],
    });
  });

  test('by the next tool where the first one is missing', async () => {
    const { told, fed } = await yanked('x', { env: { WAYLAND_DISPLAY: 'w', DISPLAY: ':0' }, working: ['xsel'] });
    expect(told).toBe('copied (xsel)');
    expect(fed).toEqual(['wl-copy: x', 'xclip: x', 'xsel: x']);
  });

  test('through the terminal where there is no tool', async () => {
    const { told, written } = await yanked('loss é');
    expect(told).toContain('OSC 52');
    expect(written).toBe(osc52('loss é'));
  });

  test('through the terminal over SSH, whatever tools are there', async () => {
    const { fed, written } = await yanked('x', {
      env: { SSH_CONNECTION: '1 2 3 4', DISPLAY: ':0' },
      working: ['xclip'],
    });
    expect(fed).toEqual([]);
    expect(written).toBe(osc52('x'));
  });

  test('through tmux over SSH, with each escape doubled', async () => {
    const { written } = await yanked('x', { env: { SSH_CONNECTION: '1 2 3 4', TMUX: '/tmp/t,1,0' } });
    expect(written).toBe(`\u001bPtmux;\u001b${osc52('x')}\u001b\\`);
  });

  test('through screen in pieces that it takes', async () => {
    const { written } = await yanked('x'.repeat(3000), { env: { STY: '1.pts' } });
    // oxlint-disable-next-line no-control-regex -- the language of terminals
    const pieces = [...written.matchAll(/\u001bP([^\u001b]*(?:\u001b\][^\u001b]*)?)\u001b\\/g)].map(
      ([, piece]) => piece ?? '',
    );
    expect(pieces.join('')).toBe(osc52('x'.repeat(3000)));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(768);
  });

  test('to a file of its owner alone where a terminal would drop it', async () => {
    const text = 'x'.repeat(75_001);
    const { told, written } = await yanked(text);
    expect(written).toBe('');
    const path = told.split(' ').at(-1) ?? '';
    expect(await readFile(path, 'utf8')).toBe(text);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
