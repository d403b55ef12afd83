import type { DatabaseSync } from 'node:sqlite';

/** Makes the tables of the embedded S3. Keys are blobs: their order is that of UTF-8 bytes, and they may hold NUL. */
export function migrateS3(state: DatabaseSync): void {
  state.exec(`
    CREATE TABLE IF NOT EXISTS s3_buckets (
      name TEXT PRIMARY KEY,
      created INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS s3_objects (
      bucket TEXT NOT NULL,
      key BLOB NOT NULL,
      size INTEGER NOT NULL,
      etag TEXT NOT NULL,
      modified INTEGER NOT NULL,
      content_type TEXT,
      metadata TEXT NOT NULL,
      headers TEXT NOT NULL,
      file TEXT NOT NULL,
      PRIMARY KEY (bucket, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS s3_uploads (
      id TEXT PRIMARY KEY,
      bucket TEXT NOT NULL,
      key BLOB NOT NULL,
      started INTEGER NOT NULL,
      content_type TEXT,
      metadata TEXT NOT NULL,
      headers TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS s3_parts (
      upload TEXT NOT NULL,
      number INTEGER NOT NULL,
      size INTEGER NOT NULL,
      etag TEXT NOT NULL,
      modified INTEGER NOT NULL,
      headers TEXT NOT NULL,
      file TEXT NOT NULL,
      PRIMARY KEY (upload, number)
    ) STRICT, WITHOUT ROWID;
  `);
}
