import type { DatabaseSync } from 'node:sqlite';
import type { JobBook } from './jobs/book.ts';
import type { LogStore } from './cloudwatch/store.ts';
import type { ObjectStore } from './s3/store.ts';

/** The embedded AWS of one project: what every service in it is given. Nothing here is global; tests make as many as they like. */
export interface Embedded {
  home: Home;
  /** `.mlx/state.db`, WAL; each service makes its own tables. */
  state: DatabaseSync;
  identity: Identity;
  objects: ObjectStore;
  logs: LogStore;
  jobs: JobBook;
  /** Milliseconds since 1970. */
  now: () => number;
  /**
   * Sees to it that a supervisor lives while jobs or other work of the state aren't over. To be called after such work was
   * written, and before it is read, so that what a supervisor left behind when it died goes on.
   */
  wake(): void;
}

export interface Identity {
  /** 12 digits. */
  account: string;
  region: string;
  partition: string;
}

/** Where things are below `.mlx/`. Absolute paths. */
export interface Home {
  root: string;
  /** The SQLite file. */
  state: string;
  /** Objects of S3, a folder a bucket. */
  objects: string;
  /** Working folders, one a job. */
  jobs: string;
  /** Python environments, one a lock; shared by all projects of the user unless MLX_CACHE says otherwise. */
  environments: string;
}

/** A request that reached the embedded AWS, from an SDK client in this process or over loopback. */
export interface WireRequest {
  method: string;
  /** Path without the query, still percent-encoded. */
  path: string;
  /** Decoded query, last value of each name winning. */
  query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array>;
}

export interface WireResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** A service that speaks AWS JSON: `X-Amz-Target: <prefix>.<operation>`. Times are seconds with a fraction on the wire. */
export interface JsonService {
  target: string;
  /** Of AWS JSON; 1.1 where nothing is said. */
  version?: '1.0';
  operations: Readonly<Record<string, Operation>>;
}

/** Answers one operation. `input` has been checked against the service's limits already. Throws `ServiceError`. */
export type Operation = (input: never, aws: Embedded) => object | Promise<object>;
