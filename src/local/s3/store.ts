import type { Readable } from 'node:stream';

/** An object of the embedded S3. `path` is the file that holds its bytes; it is never written through, only replaced. */
export interface StoredObject {
  bucket: string;
  key: string;
  /** Bytes. */
  size: number;
  /** With its quotes, as S3 gives it. */
  etag: string;
  /** Milliseconds since 1970. */
  modified: number;
  contentType?: string;
  metadata: Readonly<Record<string, string>>;
  path: string;
}

export type ObjectBody = Uint8Array | Readable | { file: string };

/** Objects as files, with their keys and metadata in the state. A key, however hostile, never leads outside its bucket's folder. */
export interface ObjectStore {
  buckets(): { name: string; created: number }[];
  hasBucket(bucket: string): boolean;
  createBucket(bucket: string): void;
  deleteBucket(bucket: string): void;
  put(
    bucket: string,
    key: string,
    body: ObjectBody,
    meta?: { contentType?: string; metadata?: Record<string, string> },
  ): Promise<StoredObject>;
  head(bucket: string, key: string): StoredObject | undefined;
  /** Objects whose key begins with `prefix`, in the order of the keys' UTF-8 bytes, after `after` where given. */
  list(bucket: string, prefix: string, after?: string): Iterable<StoredObject>;
  delete(bucket: string, key: string): void;
}
