import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadingState } from '../../../src/logs/read/reader.ts';
import { readPlace, savePlace } from '../../../src/logs/resume/place-file.ts';

const day = 86_400_000;
const now = 1_700_000_000_000;
const state: ReadingState = {
  version: 1,
  sources: [
    { group: '/aws/sagemaker/TrainingJobs', streams: { prefix: 'train-1/' }, told: now - 5000, seen: ['00ff', '01'] },
    { group: '/aws/lambda/f', streams: { names: ['a', 'b'] }, told: 0, seen: [] },
  ],
};

describe('the place of a reading', () => {
  let folder: string;

  const fileOf = async (): Promise<string> => join(folder, 'logs', (await readdir(join(folder, 'logs')))[0] ?? '');
  async function saved(): Promise<string> {
    await savePlace(folder, 'train-1', state, now);
    return fileOf();
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read as it was saved, by the name of its target', async () => {
    await saved();
    await expect(readPlace(folder, 'train-1', now + 13 * day)).resolves.toEqual(state);
    await expect(readPlace(folder, 'train-10', now)).resolves.toBeUndefined();
  });

  it('has a file that is the user’s alone, whatever the name of the target', async () => {
    for (const target of ['../../x', '/aws/lambda/f:a/b', 'ä'.repeat(500), '.', '']) {
      await savePlace(folder, target, state, now);
      await expect(readPlace(folder, target, now)).resolves.toEqual(state);
    }
    const names = await readdir(join(folder, 'logs'));
    expect(names).toHaveLength(5);
    expect((await stat(await fileOf())).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'logs'))).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual(['logs']);
  });

  it.each([
    ['nothing', ''],
    ['half of it', '{"target":"train-1","savedAt":1,"state":{"version":1,"sou'],
    ['a list', '[]'],
    ['another target', JSON.stringify({ target: 'train-2', savedAt: now, state })],
    ['a version to come', JSON.stringify({ target: 'train-1', savedAt: now, state: { version: 2, sources: [] } })],
    ['a time to come', JSON.stringify({ target: 'train-1', savedAt: now + 2 * day, state })],
    ['no sources', JSON.stringify({ target: 'train-1', savedAt: now, state: { version: 1 } })],
    ...[
      { told: -1 },
      { told: 'now' },
      { told: null },
      { group: 3 },
      { group: 'x'.repeat(5000) },
      { streams: { prefix: 'a', names: ['b'] } },
      { streams: {} },
      { seen: [1] },
      { seen: undefined },
    ].map((wrong): [string, string] => [
      `a source with ${JSON.stringify(wrong).slice(0, 40)}`,
      JSON.stringify({
        target: 'train-1',
        savedAt: now,
        state: { version: 1, sources: [{ ...state.sources[0], ...wrong }] },
      }),
    ]),
  ])('is refused where the file holds %s', async (_, text) => {
    await writeFile(await saved(), text);
    await expect(readPlace(folder, 'train-1', now)).rejects.toMatchObject({ code: 'LOG_PLACE_UNREADABLE' });
  });

  it('is refused where the file is a folder or larger than any', async () => {
    const file = await saved();
    await writeFile(file, ' '.repeat(33 * 1024 * 1024));
    await expect(readPlace(folder, 'train-1', now)).rejects.toMatchObject({ code: 'LOG_PLACE_UNREADABLE' });
    await rm(file);
    await mkdir(file);
    await expect(readPlace(folder, 'train-1', now)).rejects.toMatchObject({ code: 'LOG_PLACE_UNREADABLE' });
  });

  it('is forgotten after 14 days, and its file removed when another is saved', async () => {
    const old = await saved();
    await expect(readPlace(folder, 'train-1', now + 15 * day)).resolves.toBeUndefined();
    const other = join(folder, 'logs', 'of-the-user.json');
    await writeFile(other, '');
    for (const file of [old, other]) await utimes(file, now / 1000, now / 1000);
    await savePlace(folder, 'train-2', state, now + 15 * day);
    const names = await readdir(join(folder, 'logs'));
    expect(names.filter((name) => name.startsWith('train-1'))).toEqual([]);
    expect(names).toContain('of-the-user.json');
  });

  it('does not write through a link that lies in its place', async () => {
    const file = await saved();
    const precious = join(folder, 'precious');
    await writeFile(precious, 'mine');
    await rm(file);
    await symlink(precious, file);
    await saved();
    await expect(readFile(precious, 'utf8')).resolves.toBe('mine');
  });

  it('says so where it can’t be saved, and leaves no draft', async () => {
    await writeFile(join(folder, 'file'), '');
    const saving = savePlace(join(folder, 'file'), 'train-1', state, now);
    await expect(saving).rejects.toMatchObject({ code: 'LOG_PLACE_UNSAVED' });
    const file = await saved();
    await rm(file);
    await mkdir(file);
    await expect(savePlace(folder, 'train-1', state, now)).rejects.toMatchObject({ code: 'LOG_PLACE_UNSAVED' });
    expect(await readdir(join(folder, 'logs'))).toHaveLength(1);
  });
});
