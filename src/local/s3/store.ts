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
  /** Further headers that came with the object and are given back with it: `content-encoding`, `x-amz-checksum-sha256`. */
  headers: Readonly<Record<string, string>>;
  path: string;
}

export type ObjectBody = Uint8Array | Readable | { file: string };

/** What is stored beside the bytes. */
export interface ObjectMeta {
  contentType?: string;
  metadata?: Readonly<Record<string, string>>;
  /** A function is called once the body was read: checksums may come after it. */
  headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** The ETag of an object made of parts, with its quotes; otherwise it is the MD5 of the bytes. */
  etag?: string;
  /** Called with what the object would replace, in the transaction that shows it; throws to refuse. */
  check?: (existing: StoredObject | undefined) => void;
}

/**
 * Objects as files, with their keys and metadata in the state. A key, however hostile, never leads outside its bucket's
 * folder. What S3 would refuse is refused with a `ServiceError` under S3's own code.
 */
export interface ObjectStore {
  buckets(): { name: string; created: number }[];
  hasBucket(bucket: string): boolean;
  /** Throws `BucketAlreadyOwnedByYou` where it is there already, `InvalidBucketName` where the name breaks S3's rules. */
  createBucket(bucket: string): void;
  /** Throws `NoSuchBucket` or `BucketNotEmpty`. */
  deleteBucket(bucket: string): void;
  /** The object appears whole or not at all; of concurrent puts the last to finish wins. Throws `NoSuchBucket`. */
  put(bucket: string, key: string, body: ObjectBody, meta?: ObjectMeta): Promise<StoredObject>;
  head(bucket: string, key: string): StoredObject | undefined;
  /** Objects whose key begins with `prefix`, in the order of the keys' UTF-8 bytes, after `after` where given. */
  list(bucket: string, prefix: string, after?: string): Iterable<StoredObject>;
  /** Does nothing where there is no such object. */
  delete(bucket: string, key: string): void;
}
