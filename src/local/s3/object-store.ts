import { rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../state.ts';
import { makeFolder, place, receive, removeFile, sweepIncoming } from './disk.ts';
import { fileNames } from './file-names.ts';
import { checkBucketName, checkKey } from './names.ts';
import { alreadyOwned, noSuchBucket, notEmpty } from './refusals.ts';
import { objectOf, prefixRange, type ObjectRow } from './rows.ts';
import type { ObjectMeta, ObjectStore, StoredObject } from './store.ts';
import { migrateS3 } from './migrate.ts';

/** Rows fetched at once while listing, so that no statement stays open between two steps of the caller. */
const listPage = 1000;

/**
 * Opens the objects kept below `folder`, with their rows in `state`. Any number of processes may do so at once.
 * `now` is in milliseconds since 1970.
 */
export function openObjectStore(options: { state: DatabaseSync; folder: string; now: () => number }): ObjectStore {
  const { state, folder, now } = options;
  migrateS3(state);
  const isPart = state.prepare('SELECT 1 FROM s3_parts WHERE file = ?');
  sweepIncoming(folder, now(), (file) => isPart.get(file) !== undefined);
  const find = state.prepare('SELECT * FROM s3_objects WHERE bucket = ? AND key = ?');
  const findBucket = state.prepare('SELECT 1 FROM s3_buckets WHERE name = ?');
  const anyKey = state.prepare('SELECT 1 FROM s3_objects WHERE bucket = ? LIMIT 1');
  const upsert = state.prepare('INSERT OR REPLACE INTO s3_objects VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const remove = state.prepare('DELETE FROM s3_objects WHERE bucket = ? AND key = ? RETURNING file');
  const from = state.prepare('SELECT * FROM s3_objects WHERE bucket = ? AND key >= ? ORDER BY key LIMIT ?');
  const past = state.prepare('SELECT * FROM s3_objects WHERE bucket = ? AND key > ? ORDER BY key LIMIT ?');

  const hasBucket = (bucket: string): boolean => findBucket.get(bucket) !== undefined;

  const needBucket = (bucket: string): void => {
    if (!hasBucket(bucket)) throw noSuchBucket(bucket);
  };

  const head = (bucket: string, key: string): StoredObject | undefined => {
    const row = find.get(bucket, Buffer.from(key)) as ObjectRow | undefined;
    return row && objectOf(row, folder);
  };

  return {
    buckets: () => state.prepare('SELECT name, created FROM s3_buckets ORDER BY name').all() as never,
    hasBucket,
    createBucket(bucket) {
      checkBucketName(bucket);
      makeFolder(join(folder, bucket));
      const made = state.prepare('INSERT OR IGNORE INTO s3_buckets VALUES (?, ?)').run(bucket, now());
      if (made.changes === 0) throw alreadyOwned(bucket);
    },
    deleteBucket(bucket) {
      inTransaction(state, () => {
        needBucket(bucket);
        if (anyKey.get(bucket) !== undefined) throw notEmpty(bucket);
        state.prepare('DELETE FROM s3_buckets WHERE name = ?').run(bucket);
      });
      rmSync(join(folder, bucket), { recursive: true, force: true });
    },
    async put(bucket, key, body, meta = {}) {
      checkKey(key);
      needBucket(bucket);
      const received = await receive(folder, body);
      const file = await placeOrDrop(join(folder, bucket), received.file, key);
      try {
        const row = rowOf(bucket, key, received, meta, now(), file);
        const replaced = inTransaction(state, () => {
          needBucket(bucket);
          const existing = find.get(bucket, row.key) as ObjectRow | undefined;
          meta.check?.(existing && objectOf(existing, folder));
          upsert.run(...columns(row));
          return existing?.file;
        });
        if (replaced !== undefined) removeFile(join(folder, bucket), replaced);
        return objectOf(row, folder);
      } catch (error) {
        removeFile(join(folder, bucket), file);
        throw error;
      }
    },
    head,
    *list(bucket, prefix, after) {
      const range = prefixRange(prefix);
      const start = after === undefined ? undefined : Buffer.from(after);
      let next = start !== undefined && range.from.compare(start) <= 0 ? past : from;
      let position: Uint8Array = next === past && start !== undefined ? start : range.from;
      for (;;) {
        const rows = next.all(bucket, position, listPage) as unknown as ObjectRow[];
        for (const row of rows) {
          if (range.before !== undefined && range.before.compare(row.key) <= 0) return;
          yield objectOf(row, folder);
        }
        const last = rows.at(-1);
        if (last === undefined || rows.length < listPage) return;
        next = past;
        position = last.key;
      }
    },
    delete(bucket, key) {
      const row = remove.get(bucket, Buffer.from(key)) as { file: string } | undefined;
      if (row !== undefined) removeFile(join(folder, bucket), row.file);
    },
  };
}

async function placeOrDrop(folder: string, received: string, key: string): Promise<string> {
  try {
    return await place(folder, received, fileNames(key));
  } catch (error) {
    await rm(received, { force: true });
    throw error;
  }
}

function rowOf(
  bucket: string,
  key: string,
  received: { size: number; md5: string },
  meta: ObjectMeta,
  modified: number,
  file: string,
): ObjectRow {
  return {
    bucket,
    key: Buffer.from(key),
    size: received.size,
    etag: meta.etag ?? `"${received.md5}"`,
    modified,
    content_type: meta.contentType ?? null,
    metadata: JSON.stringify(meta.metadata ?? {}),
    headers: JSON.stringify(typeof meta.headers === 'function' ? meta.headers() : (meta.headers ?? {})),
    file,
  };
}

function columns(row: ObjectRow): [string, Uint8Array, number, string, number, string | null, string, string, string] {
  const { bucket, key, size, etag, modified, content_type, metadata, headers, file } = row;
  return [bucket, key, size, etag, modified, content_type, metadata, headers, file];
}
