import { join } from 'node:path';
import type { StoredObject } from './store.ts';

/** A row of `s3_objects`, as SQLite gives it. */
export interface ObjectRow {
  bucket: string;
  key: Uint8Array;
  size: number;
  etag: string;
  modified: number;
  content_type: string | null;
  metadata: string;
  headers: string;
  file: string;
}

export function objectOf(row: ObjectRow, folder: string): StoredObject {
  return {
    bucket: row.bucket,
    key: Buffer.from(row.key).toString('utf8'),
    size: row.size,
    etag: row.etag,
    modified: row.modified,
    ...(row.content_type === null ? {} : { contentType: row.content_type }),
    metadata: JSON.parse(row.metadata) as Record<string, string>,
    headers: JSON.parse(row.headers) as Record<string, string>,
    path: join(folder, row.bucket, row.file),
  };
}

/** The keys that begin with `prefix`: from it on, and before the first key after them. Neither bound where all match. */
export function prefixRange(prefix: string): { from: Buffer; before?: Buffer } {
  const from = Buffer.from(prefix);
  const before = Buffer.from(from);
  const last = before.length - 1;
  // UTF-8 never has the byte 0xFF, so the last one can always be raised.
  if (last >= 0) before[last] = (before[last] ?? 0) + 1;
  return last >= 0 ? { from, before } : { from };
}
