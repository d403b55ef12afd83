import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveLines } from '../../../src/tui/effects/save-lines.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-save-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* lines(...texts: readonly string[]): AsyncIterable<string> {
  yield* texts;
}

async function* broken(): AsyncIterable<string> {
  yield 'one';
  throw new Error('the store is gone');
}

describe('a log is saved', () => {
  test('whole, for its owner alone, and nothing else stays', async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `line ${index} é`);
    expect(await saveLines('out.log', lines(...many), folder)).toEqual({
      path: join(folder, 'out.log'),
      lines: 40_000,
    });
    expect(await readFile(join(folder, 'out.log'), 'utf8')).toBe(`${many.join('\n')}\n`);
    expect((await stat(join(folder, 'out.log'))).mode & 0o077).toBe(0);
    expect(await readdir(folder)).toEqual(['out.log']);
  });

  test('never over a file that is there, unless that is said', async () => {
    await writeFile(join(folder, 'out.log'), 'mine');
    await expect(saveLines('out.log', lines('a'), folder)).rejects.toMatchObject({ code: 'SAVE_EXISTS' });
    expect(await readFile(join(folder, 'out.log'), 'utf8')).toBe('mine');
    await saveLines('out.log!', lines('a'), folder);
    expect(await readFile(join(folder, 'out.log'), 'utf8')).toBe('a\n');
  });

  test('not over a file that comes while it is written', async () => {
    async function* slow() {
      yield 'a';
      await writeFile(join(folder, 'out.log'), 'mine');
    }
    await expect(saveLines('out.log', slow(), folder)).rejects.toMatchObject({ code: 'SAVE_EXISTS' });
    expect(await readFile(join(folder, 'out.log'), 'utf8')).toBe('mine');
    expect(await readdir(folder)).toEqual(['out.log']);
  });

  test('not at all where its lines break off', async () => {
    await expect(saveLines('out.log', broken(), folder)).rejects.toMatchObject({ code: 'SAVE_FAILED' });
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([[''], ['  '], ['logs/'], ['a\u001b[31mb'], ['a\u0000b'], ['!']])('not under the name %j', async (name) => {
    await expect(saveLines(name, lines('a'), folder)).rejects.toMatchObject({ code: 'SAVE_FAILED' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('not in place of a folder', async () => {
    await mkdir(join(folder, 'logs'));
    await expect(saveLines('logs!', lines('a'), folder)).rejects.toMatchObject({ code: 'SAVE_FAILED' });
    expect(await readdir(folder)).toEqual(['logs']);
  });
});
