import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeAt } from '../../src/local/home.ts';
import { inTransaction, openState } from '../../src/local/state.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlx-test-'));
});

afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe('the state of the embedded AWS', () => {
  it('is made on first use, for its owner alone', () => {
    openState(homeAt(join(folder, 'project', '.mlx'), {})).close();
    expect(statSync(join(folder, 'project', '.mlx')).mode & 0o777).toBe(0o700);
  });

  it('can be opened for the first time by several at the same moment', async () => {
    const source = `
      import { parentPort, workerData } from 'node:worker_threads';
      import { inTransaction, openState } from ${JSON.stringify(new URL('../../src/local/state.ts', import.meta.url).href)};
      const state = openState(workerData);
      state.exec('CREATE TABLE IF NOT EXISTS counts (n INTEGER)');
      for (let each = 0; each < 20; each++) {
        inTransaction(state, () => {
          const { n } = state.prepare('SELECT count(*) AS n FROM counts').get();
          state.prepare('INSERT INTO counts VALUES (?)').run(n);
        });
      }
      state.close();
      parentPort.postMessage('done');
    `;
    const home = homeAt(join(folder, '.mlx'), {});
    const work = () =>
      new Promise((resolve, reject) => {
        const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
        const worker = new Worker(url, { workerData: home, execArgv: [] });
        worker.once('message', resolve).once('error', reject);
      });
    await Promise.all(Array.from({ length: 6 }, work));
    const state = openState(home);
    expect(state.prepare('SELECT count(DISTINCT n) AS n FROM counts').get()).toEqual({ n: 120 });
    state.close();
  });

  it('closes a folder that was open to others, and keeps it out of git', () => {
    mkdirSync(join(folder, '.mlx'), { mode: 0o755 });
    const state = openState(homeAt(join(folder, '.mlx'), {}));
    expect(statSync(join(folder, '.mlx')).mode & 0o777).toBe(0o700);
    for (const file of ['state.db', 'state.db-wal', 'state.db-shm']) {
      expect(statSync(join(folder, '.mlx', file)).mode & 0o777).toBe(0o600);
    }
    state.close();
    expect(readFileSync(join(folder, '.mlx', '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('is opened again where it was made, also after its folder was moved', () => {
    openState(homeAt(join(folder, '.mlx'), {})).close();
    renameSync(join(folder, '.mlx'), join(folder, 'moved'));
    expect(() => openState(homeAt(join(folder, 'moved'), {})).close()).not.toThrow();
  });

  it('is refused where it came with a copy, as a clone brings it', () => {
    openState(homeAt(join(folder, '.mlx'), {})).close();
    cpSync(join(folder, '.mlx'), join(folder, 'clone', '.mlx'), { recursive: true });
    expect(() => openState(homeAt(join(folder, 'clone', '.mlx'), {}))).toThrow(
      expect.objectContaining({ code: 'LOCAL_STATE_FOREIGN' }),
    );
  });

  it('is refused where somebody else made its tables', () => {
    mkdirSync(join(folder, '.mlx'));
    const theirs = new DatabaseSync(join(folder, '.mlx', 'state.db'));
    theirs.exec('CREATE TABLE jobs (name TEXT)');
    theirs.close();
    expect(() => openState(homeAt(join(folder, '.mlx'), {}))).toThrow(
      expect.objectContaining({ code: 'LOCAL_STATE_FOREIGN' }),
    );
  });

  it.each(['objects', 'jobs', 'athena'])('is not made beside a folder %s that it did not make', (name) => {
    mkdirSync(join(folder, '.mlx'));
    symlinkSync(folder, join(folder, '.mlx', name));
    expect(() => openState(homeAt(join(folder, '.mlx'), {}))).toThrow(
      expect.objectContaining({ code: 'LOCAL_STATE_FOREIGN' }),
    );
  });

  it('leaves nothing of a change that fails', () => {
    const state = openState(homeAt(folder, {}));
    state.exec('CREATE TABLE things (n INTEGER)');
    const change = () => {
      state.exec('INSERT INTO things VALUES (1)');
      throw new Error('no');
    };
    expect(() => inTransaction(state, change)).toThrow('no');
    expect(state.prepare('SELECT * FROM things').all()).toEqual([]);
    expect(inTransaction(state, () => 'fine')).toBe('fine');
    state.close();
  });

  it('is refused where it is damaged, and left as it is', () => {
    const home = homeAt(folder, {});
    writeFileSync(home.state, 'this is no database, but long enough to look like one'.repeat(50));
    const before = readFileSync(home.state);
    expect(() => openState(home)).toThrow(expect.objectContaining({ code: 'LOCAL_STATE_DAMAGED' }));
    expect(readFileSync(home.state)).toEqual(before);
  });

  it('is refused where a newer mlx wrote it', () => {
    const home = homeAt(folder, {});
    const state = openState(home);
    state.exec('PRAGMA user_version = 1000');
    state.close();
    expect(() => openState(home)).toThrow(
      expect.objectContaining({ code: 'LOCAL_STATE_NEWER', details: { file: home.state, version: 1000, known: 1 } }),
    );
  });

  it('is refused where its folder is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openState(homeAt(join(folder, 'file'), {}))).toThrow(
      expect.objectContaining({ code: 'LOCAL_FOLDER_UNWRITABLE' }),
    );
  });

  it('is refused where its folder is read-only', () => {
    const readOnly = unwritable();
    for (const root of [readOnly, join(readOnly, '.mlx')]) {
      expect(() => openState(homeAt(root, {}))).toThrow(expect.objectContaining({ code: 'LOCAL_FOLDER_UNWRITABLE' }));
    }
  });
});

/** Root may write in any folder but those of the kernel. */
function unwritable(): string {
  if (process.getuid?.() === 0) return '/sys';
  chmodSync(folder, 0o500);
  return folder;
}
