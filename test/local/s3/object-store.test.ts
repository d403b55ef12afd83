import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import type { ObjectStore, StoredObject } from '../../../src/local/s3/store.ts';

let folder: string;
let store: ObjectStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlx-objects-'));
  store = openObjectStore({ state: new DatabaseSync(':memory:'), folder, now: () => 1_700_000_000_000 });
  store.createBucket('data-bucket');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (key: string, text = key): Promise<StoredObject> => store.put('data-bucket', key, Buffer.from(text));
const text = (object: StoredObject | undefined): string => (object ? readFileSync(object.path, 'utf8') : '(none)');
const refuse = (): never => {
  throw new Error('refused');
};
const keys = (prefix = '', after?: string): string[] =>
  Array.from(store.list('data-bucket', prefix, after), ({ key }) => key);
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

test('an ordinary key is a file of the same name in a folder of the bucket', async () => {
  await put('flights/day=2013-01-01/part-0.parquet');
  expect(files()).toEqual(['data-bucket/flights/day=2013-01-01/part-0.parquet']);
});

test('an object carries its size, MD5, time, type and metadata', async () => {
  const meta = { contentType: 'text/csv', metadata: { made: 'by hand' }, headers: { 'content-encoding': 'gzip' } };
  await store.put('data-bucket', 'a.csv', Buffer.from('hello'), meta);
  expect(store.head('data-bucket', 'a.csv')).toEqual({
    bucket: 'data-bucket',
    key: 'a.csv',
    size: 5,
    etag: '"5d41402abc4b2a76b9719d911017c592"',
    modified: 1_700_000_000_000,
    ...meta,
    path: join(folder, 'data-bucket', 'a.csv'),
  });
});

test('bytes may come as a buffer, a stream or a file', async () => {
  const original = join(folder, 'original');
  writeFileSync(original, 'from a file');
  expect(text(await store.put('data-bucket', 'f', { file: original }))).toBe('from a file');
  expect(
    text(await store.put('data-bucket', 's', Readable.from([Buffer.from('from '), Buffer.from('a stream')]))),
  ).toBe('from a stream');
  expect(store.head('data-bucket', 'f')?.etag).toBe('"a2ff927a35d635f95250874d24d9ec6f"');
});

const hostile = [
  '..',
  '.',
  '../../etc/passwd',
  '/',
  '//',
  '/etc/passwd',
  'a/../../../b',
  'a',
  'a/',
  'a/b',
  'a//b',
  'A',
  'A/b',
  'nul\0inside',
  'new\nline',
  '~/00/000000',
  '%2E%2E',
  'con*[?]{glob}',
  'naïve/ünïcode/日本語/😀',
  'x'.repeat(1000),
  `${'y'.repeat(255)}/${'z'.repeat(255)}`,
  'd/'.repeat(512),
  '\u{10FFFF}',
  '-rf',
  '.incoming/x',
  '\x1b[31mred',
];

test('no key collides with another, leaves its folder or loses its bytes', async () => {
  for (const key of hostile) await put(key, `bytes of ${key}`);
  for (const key of hostile) expect(text(store.head('data-bucket', key))).toBe(`bytes of ${key}`);
  const paths = hostile.map((key) => store.head('data-bucket', key)?.path ?? '');
  expect(new Set(paths).size).toBe(hostile.length);
  for (const path of paths) expect(relative(join(folder, 'data-bucket'), path)).not.toMatch(/^\.\.|^\//u);
  expect(files()).toHaveLength(hostile.length);
});

test('no name of a file means more than itself to a glob', async () => {
  for (const key of hostile) await put(key);
  for (const file of files()) expect(file).not.toMatch(/[*?[\]{}\\]/u);
});

test('removing every object leaves an empty folder', async () => {
  for (const key of hostile) await put(key);
  for (const key of hostile) store.delete('data-bucket', key);
  expect(keys()).toEqual([]);
  expect(readdirSync(join(folder, 'data-bucket'))).toEqual([]);
});

test('keys are listed in the order of their UTF-8 bytes, not of UTF-16 units', async () => {
  const sorted = ['!', 'A', 'B', 'a', 'a/b', 'a0', '\uFF5E', '\u{1F600}'];
  for (const key of sorted.toReversed()) await put(key);
  expect(keys()).toEqual(sorted);
});

test('a listing takes a prefix and a key to start after', async () => {
  for (const key of ['a', 'a/1', 'a/2', 'a/3', 'a0', 'b']) await put(key);
  expect(keys('a/')).toEqual(['a/1', 'a/2', 'a/3']);
  expect(keys('a/', 'a/1')).toEqual(['a/2', 'a/3']);
  expect(keys('a/', 'A')).toEqual(['a/1', 'a/2', 'a/3']);
  expect(keys('a/', 'b')).toEqual([]);
  expect(keys('', 'a/3')).toEqual(['a0', 'b']);
});

test('a listing survives that its objects are deleted while it goes on', async () => {
  for (let index = 0; index < 1100; index += 1) await put(String(index).padStart(5, '0'), '');
  let seen = 0;
  for (const { key } of store.list('data-bucket', '')) {
    store.delete('data-bucket', key);
    seen += 1;
  }
  expect(seen).toBe(1100);
});

test('replacing an object removes its old bytes and leaves readers of them whole', async () => {
  const old = await put('k', 'old');
  const replaced = await put('k', 'new');
  expect(replaced.path).not.toBe(old.path);
  expect(text(store.head('data-bucket', 'k'))).toBe('new');
  expect(files()).toHaveLength(1);
});

test('a body that breaks off leaves neither object nor file', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('connection lost');
    })(),
  );
  await expect(store.put('data-bucket', 'k', broken)).rejects.toThrow('connection lost');
  expect(keys()).toEqual([]);
  expect(files()).toEqual([]);
});

test('a put that its check refuses leaves what was there', async () => {
  await put('k', 'old');
  await expect(store.put('data-bucket', 'k', Buffer.from('new'), { check: refuse })).rejects.toThrow('refused');
  expect(text(store.head('data-bucket', 'k'))).toBe('old');
  expect(files()).toHaveLength(1);
});

test('concurrent puts of one key leave one of them whole, and only its file', async () => {
  const bodies = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
  await Promise.all(bodies.map((body) => put('same', body)));
  expect(bodies).toContain(text(store.head('data-bucket', 'same')));
  expect(files()).toHaveLength(1);
});

test('puts and deletes in one folder at the same time lose nothing', async () => {
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      await put(`deep/er/${index % 10}/${index}`);
      if (index % 2 === 0) store.delete('data-bucket', `deep/er/${index % 10}/${index}`);
    }),
  );
  expect(keys()).toHaveLength(100);
  expect(files()).toHaveLength(100);
});

test('what S3 refuses is refused under its own code', async () => {
  await expect(store.put('no-such-bucket', 'k', Buffer.from(''))).rejects.toMatchObject({
    name: 'NoSuchBucket',
    status: 404,
  });
  await expect(put('é'.repeat(513))).rejects.toMatchObject({ name: 'KeyTooLongError' });
  await expect(put('half a pair \uD800')).rejects.toMatchObject({ name: 'InvalidURI' });
  await put('k');
  expect(() => store.deleteBucket('data-bucket')).toThrow(
    expect.objectContaining({ name: 'BucketNotEmpty', status: 409 }),
  );
  expect(() => store.createBucket('data-bucket')).toThrow(expect.objectContaining({ name: 'BucketAlreadyOwnedByYou' }));
});

test('a bucket that is deleted takes its folder with it', async () => {
  await put('k');
  store.delete('data-bucket', 'k');
  store.deleteBucket('data-bucket');
  expect(store.buckets()).toEqual([]);
  expect(() => statSync(join(folder, 'data-bucket'))).toThrow(/ENOENT/u);
});

test.each(['..', '../x', 'a', 'UPPER', 'a_b', 'a..b', '10.0.0.1', '-ab', 'x'.repeat(64), '.incoming', 'a/b'])(
  'a bucket can not be called %j',
  (name) => {
    expect(() => store.createBucket(name)).toThrow(expect.objectContaining({ name: 'InvalidBucketName' }));
  },
);
