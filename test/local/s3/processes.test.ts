import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import type { ObjectStore } from '../../../src/local/s3/store.ts';

const child = fileURLToPath(new URL('../../fixtures/put-objects.ts', import.meta.url));
let scratch: string;
let folder: string;
let state: DatabaseSync;
let store: ObjectStore;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mlx-put-'));
  folder = join(scratch, 'objects');
  state = new DatabaseSync(join(scratch, 'state.db'), { timeout: 10_000 });
  state.exec('PRAGMA journal_mode = WAL');
  store = openObjectStore({ state, folder, now: Date.now });
  store.createBucket('data-bucket');
});

afterEach(() => {
  state.close();
  rmSync(scratch, { recursive: true, force: true });
});

const start = (times: number, bytes: number): ChildProcess =>
  spawn(process.execPath, [child, join(scratch, 'state.db'), folder, String(times), String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Whether the object has that many bytes, all the same, and their MD5. */
function isWhole(bytes: number): boolean {
  const object = store.head('data-bucket', 'shared/key');
  const content = readFileSync(object?.path ?? '');
  const etag = `"${createHash('md5').update(content).digest('hex')}"`;
  return etag === object?.etag && content.equals(Buffer.alloc(bytes, content[0]));
}

test('processes that put one key at the same time leave one whole object and one file', async () => {
  const children = [start(40, 100_000), start(40, 100_000), start(40, 100_000)];
  const codes = await Promise.all(children.map(async (one) => (await once(one, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0, 0]);
  expect(isWhole(100_000)).toBe(true);
  expect(readdirSync(join(folder, 'data-bucket/shared'))).toHaveLength(1);
});

test('a process that is killed while it puts leaves the object whole', async () => {
  const one = start(100_000, 2_000_000);
  await once(one.stdout!, 'data');
  one.kill('SIGKILL');
  await once(one, 'exit');
  expect(isWhole(2_000_000)).toBe(true);
});

test('what a dead process left half received is removed after a day, parts of an upload are not', () => {
  const stale = join(folder, '.incoming/stale');
  const part = join(folder, '.incoming/part');
  const fresh = join(folder, '.incoming/fresh');
  mkdirSync(join(folder, '.incoming'));
  for (const file of [stale, part, fresh]) writeFileSync(file, 'half');
  const before = new Date(Date.now() - 2 * 86_400_000);
  for (const file of [stale, part]) utimesSync(file, before, before);
  state.prepare("INSERT INTO s3_parts VALUES ('upload', 1, 4, 'etag', 0, '{}', ?)").run(part);
  openObjectStore({ state, folder, now: Date.now });
  expect([stale, part, fresh].map(existsSync)).toEqual([false, true, true]);
});
