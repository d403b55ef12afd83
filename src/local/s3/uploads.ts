import { randomBytes } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Embedded } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { inTransaction } from '../state.ts';
import { receive } from './disk.ts';
import type { SentMeta } from './object-headers.ts';
import type { ObjectBody } from './store.ts';

/** A multipart upload that has been begun. */
export interface Upload {
  id: string;
  bucket: string;
  key: string;
  /** Milliseconds since 1970. */
  started: number;
  meta: SentMeta;
}

export interface Part {
  number: number;
  size: number;
  etag: string;
  modified: number;
  /** Its checksums, by header. */
  headers: Readonly<Record<string, string>>;
  file: string;
}

interface UploadRow {
  id: string;
  bucket: string;
  key: Uint8Array;
  started: number;
  content_type: string | null;
  metadata: string;
  headers: string;
}

export function beginUpload(aws: Embedded, bucket: string, key: string, meta: SentMeta): string {
  const id = randomBytes(24).toString('base64url');
  aws.state
    .prepare('INSERT INTO s3_uploads VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(
      id,
      bucket,
      Buffer.from(key),
      aws.now(),
      meta.contentType ?? null,
      JSON.stringify(meta.metadata ?? {}),
      JSON.stringify(meta.headers),
    );
  return id;
}

/** The upload, or `NoSuchUpload` where there is none of that id for that key. */
export function needUpload(aws: Embedded, bucket: string, key: string, id: string): Upload {
  const row = aws.state.prepare('SELECT * FROM s3_uploads WHERE id = ?').get(id) as UploadRow | undefined;
  const upload = row && uploadOf(row);
  if (upload?.bucket === bucket && upload.key === key) return upload;
  const told =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  throw new ServiceError('NoSuchUpload', told, { status: 404, extra: { UploadId: id } });
}

export function listUploads(aws: Embedded, bucket: string, prefix: string): Upload[] {
  const rows = aws.state.prepare('SELECT * FROM s3_uploads WHERE bucket = ? ORDER BY key, started').all(bucket);
  return (rows as unknown as UploadRow[]).map(uploadOf).filter(({ key }) => key.startsWith(prefix));
}

/** Keeps a part, in place of one of the same number. `checksums` is asked once the body was read. */
export async function keepPart(
  aws: Embedded,
  upload: Upload,
  number: number,
  body: ObjectBody,
  checksums: () => Readonly<Record<string, string>>,
): Promise<Part> {
  const { file, size, md5 } = await receive(aws.home.objects, body);
  try {
    const part: Part = { number, size, etag: `"${md5}"`, modified: aws.now(), headers: checksums(), file };
    const replaced = inTransaction(aws.state, () => {
      needUpload(aws, upload.bucket, upload.key, upload.id);
      const old = aws.state.prepare('SELECT file FROM s3_parts WHERE upload = ? AND number = ?').get(upload.id, number);
      aws.state
        .prepare('INSERT OR REPLACE INTO s3_parts VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(upload.id, number, size, part.etag, part.modified, JSON.stringify(part.headers), file);
      return old as { file: string } | undefined;
    });
    if (replaced) rmSync(replaced.file, { force: true });
    return part;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** The parts of an upload, by number. */
export function partsOf(aws: Embedded, upload: Upload): Part[] {
  const rows = aws.state
    .prepare('SELECT number, size, etag, modified, headers, file FROM s3_parts WHERE upload = ? ORDER BY number')
    .all(upload.id);
  return (rows as unknown as (Omit<Part, 'headers'> & { headers: string })[]).map((row) => ({
    ...row,
    headers: JSON.parse(row.headers) as Record<string, string>,
  }));
}

/** The bytes of parts, one after the other. */
export function joined(parts: readonly Part[]): Readable {
  return Readable.from(chunksOf(parts), { objectMode: false });
}

/** Forgets an upload and removes its parts. */
export function endUpload(aws: Embedded, upload: Upload): void {
  const parts = inTransaction(aws.state, () => {
    const files = partsOf(aws, upload);
    aws.state.prepare('DELETE FROM s3_parts WHERE upload = ?').run(upload.id);
    aws.state.prepare('DELETE FROM s3_uploads WHERE id = ?').run(upload.id);
    return files;
  });
  for (const { file } of parts) rmSync(file, { force: true });
}

async function* chunksOf(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const { file } of parts) yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}

function uploadOf(row: UploadRow): Upload {
  return {
    id: row.id,
    bucket: row.bucket,
    key: Buffer.from(row.key).toString('utf8'),
    started: row.started,
    meta: {
      ...(row.content_type === null ? {} : { contentType: row.content_type }),
      metadata: JSON.parse(row.metadata) as Record<string, string>,
      headers: JSON.parse(row.headers) as Record<string, string>,
    },
  };
}
