import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { codeOf } from '../../base/thrown.ts';
import type { Bucket } from './bucket.ts';
import type { Change } from './buckets.ts';

export interface SharedBuckets {
  /** Nothing is kept where another process has them just now (`busy`), or where they can't be kept at all (`unusable`). */
  change(name: string, change: Change): Bucket | 'busy' | 'unusable';
}

/**
 * Buckets that several processes change, one at a time, in a file of the folder, which a process that is killed leaves whole and
 * unlocked. A file that isn't of this kind is made anew: it holds nothing that matters longer than some seconds.
 */
export function sharedBuckets(folder: string): SharedBuckets {
  let opened: Opened | undefined;
  let isUnusable = false;
  return {
    change(name, change) {
      if (isUnusable) return 'unusable';
      try {
        opened ??= open(folder);
        return changeOne(opened, name, change);
      } catch (error) {
        if (isBusy(error)) return 'busy';
        close(opened);
        opened = undefined;
        isUnusable = true;
        return 'unusable';
      }
    },
  };
}

/** Milliseconds; others have the file for far less than one. */
const lockTimeout = 20;

interface Opened {
  database: DatabaseSync;
  read: StatementSync;
  write: StatementSync;
}

function open(folder: string): Opened {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'calls.sqlite');
  try {
    return prepare(file);
  } catch (error) {
    if (!isForeign(error)) throw error;
    rmSync(file, { force: true });
    return prepare(file);
  }
}

/** Nothing of it has to outlive a machine that stops: no journal on the disk, no waiting for it. */
function prepare(file: string): Opened {
  const database = new DatabaseSync(file, { timeout: lockTimeout });
  try {
    database.exec(`
      PRAGMA journal_mode = MEMORY;
      PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS bucket_1 (
        name TEXT PRIMARY KEY, tokens REAL, at REAL, recent REAL, factor REAL, cut_at REAL
      ) STRICT`);
    chmodSync(file, 0o600);
    return {
      database,
      read: database.prepare('SELECT tokens, at, recent, factor, cut_at AS cutAt FROM bucket_1 WHERE name = ?'),
      write: database.prepare('INSERT OR REPLACE INTO bucket_1 VALUES (?, ?, ?, ?, ?, ?)'),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function changeOne({ database, read, write }: Opened, name: string, change: Change): Bucket {
  database.exec('BEGIN IMMEDIATE');
  try {
    const bucket = change(asBucket(read.get(name)));
    write.run(name, bucket.tokens, bucket.at, bucket.recent, bucket.factor, bucket.cutAt);
    database.exec('COMMIT');
    return bucket;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** What was read, where it can be true. */
function asBucket(row: Record<string, unknown> | undefined): Bucket | undefined {
  const { tokens, at, recent, factor, cutAt } = row ?? {};
  const isWhole = [tokens, at, recent, factor, cutAt].every((value) => Number.isFinite(value));
  if (!isWhole) return undefined;
  const bucket = { tokens, at, recent, factor, cutAt } as Bucket;
  return bucket.tokens >= 0 && bucket.recent >= 0 && bucket.factor > 0 && bucket.factor <= 1 ? bucket : undefined;
}

function close(opened: Opened | undefined): void {
  try {
    opened?.database.close();
  } catch {
    // It can't be used any more, which is what closing is for.
  }
}

/** SQLite's numbers for a file that others have locked. */
function isBusy(error: unknown): boolean {
  return [5, 6].includes(sqliteCode(error));
}

/** And for a file that is torn, or that isn't one of SQLite's or of ours. */
function isForeign(error: unknown): boolean {
  return [1, 11, 26].includes(sqliteCode(error));
}

function sqliteCode(error: unknown): number {
  const isSqlite = codeOf(error) === 'ERR_SQLITE_ERROR' && error instanceof Error && 'errcode' in error;
  return isSqlite ? Number(error.errcode) & 0xff : 0;
}
