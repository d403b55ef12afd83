import { describe, expect, it, onTestFinished } from 'vitest';
import type { LogStore, StoredLine } from '../../../src/logs/store/log-store.ts';
import { openLogStore, type LogStoreOptions } from '../../../src/logs/store/open-log-store.ts';
import { openPrivateFile, type PrivateFile } from '../../../src/logs/store/blocks/private-file.ts';
import { asStored } from './line-oracle.ts';
import { batchOf, randomLines, randomOf, type TestLine } from './random-lines.ts';

const lines = randomLines(randomOf(7), 800);

function storeWith(options: LogStoreOptions): LogStore {
  const store = openLogStore({ blockBytes: 2000, memory: 10_000, ...options });
  onTestFinished(() => store.close());
  return store;
}

async function add(store: LogStore, some: readonly TestLine[]): Promise<void> {
  for (let from = 0; from < some.length; from += 25) store.add(batchOf(some.slice(from, from + 25)));
  await expect.poll(() => store.backlog()).toBe(0);
}

function shown(store: LogStore): readonly StoredLine[] {
  return store.view({}).window('start', 10_000).lines;
}

/** A file on a disk that is full, or can't be read, while somebody says so. */
function failing(disk: { isFull?: boolean; isBroken?: boolean }): PrivateFile {
  const file = openPrivateFile();
  return {
    ...file,
    write(bytes) {
      if (disk.isFull) throw new Error('ENOSPC: no space left on device, write');
      return file.write(bytes);
    },
    read(extent, bytes) {
      if (disk.isBroken) throw new Error('EIO: i/o error, read');
      file.read(extent, bytes);
    },
  };
}

describe('a store whose file fails', () => {
  it('goes on in memory where none can be made, and says why', async () => {
    const store = storeWith({ openFile: () => openPrivateFile('/nowhere') });
    await add(store, lines);
    expect(shown(store)).toEqual(lines.map(asStored));
    expect(store.trouble()).toMatch(/^lines can't be put on disk \(ENOENT: .*\): only \d+ MiB are kept in memory$/u);
  });

  it('loses nothing when the disk is full, and is well again when it is not', async () => {
    const disk = { isFull: false };
    let now = 0;
    const store = storeWith({ openFile: () => failing(disk), elapsed: () => now });
    await add(store, lines.slice(0, 300));
    disk.isFull = true;
    await add(store, lines.slice(300, 600));
    expect(store.trouble()).toContain('ENOSPC');
    expect(shown(store)).toEqual(lines.slice(0, 600).map(asStored));
    disk.isFull = false;
    now += 10_000;
    await add(store, lines.slice(600));
    expect(store.trouble()).toBeUndefined();
    expect(shown(store)).toEqual(lines.map(asStored));
  });

  it('lets the lines longest out of use give way where memory has its bound, and counts them', async () => {
    const store = storeWith({ openFile: () => failing({ isFull: true }), most: 40_000 });
    await add(store, lines);
    const left = shown(store);
    expect(left).toEqual(lines.slice(-left.length).map(asStored));
    expect(store.size()).toBe(left.length);
    expect(store.trouble()).toContain(`${lines.length - left.length} lines had to give way`);
  });

  it('gives up lines that can no longer be read, counts them and keeps all others', async () => {
    const disk = { isBroken: false };
    const store = storeWith({ openFile: () => failing(disk) });
    await add(store, lines);
    disk.isBroken = true;
    await expect.poll(() => shown(store).length === store.size()).toBe(true);
    const left = shown(store);
    expect(left.length).toBeGreaterThan(0);
    expect(store.trouble()).toBe(`${lines.length - left.length} lines can't be read back from disk`);
    expect(lines.map(asStored)).toEqual(expect.arrayContaining([...left]));
  });

  it('works out patterns where there is no file', async () => {
    const store = storeWith({ openFile: () => openPrivateFile('/nowhere') });
    const view = store.view({ include: [{ source: 'Stra.e', flags: 'u' }] });
    await add(store, lines);
    const expected = lines.filter(({ text }) => text.includes('Straße')).map(asStored);
    await expect.poll(() => view.window('start', 10_000).lines).toEqual(expected);
  });
});
