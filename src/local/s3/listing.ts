import type { DatabaseSync } from 'node:sqlite';
import { prefixRange } from './rows.ts';

/** What a page of a listing is asked for. */
export interface ListingQuery {
  bucket: string;
  prefix: string;
  /** Keys that share the text up to its first occurrence after the prefix are told as one common prefix; '' for none. */
  delimiter: string;
  /** Key or common prefix to start after. */
  after: string;
  limit: number;
}

export interface ListedObject {
  key: string;
  size: number;
  etag: string;
  modified: number;
}

export interface ListingPage {
  objects: ListedObject[];
  prefixes: string[];
  /** The last key or common prefix of the page, where there is more after it. */
  next?: string;
}

interface Row extends Omit<ListedObject, 'key'> {
  key: Uint8Array;
}

const batch = 1000;

/** One page of a bucket's keys in the order of their UTF-8 bytes. Keys below a common prefix are skipped, not read. */
export function listPage(state: DatabaseSync, query: ListingQuery): ListingPage {
  const page: ListingPage = { objects: [], prefixes: [] };
  let last = '';
  let count = 0;
  for (const item of items(state, query)) {
    if (count === query.limit) return count === 0 ? page : { ...page, next: last };
    if (typeof item === 'string') page.prefixes.push(item);
    else page.objects.push(item);
    last = typeof item === 'string' ? item : item.key;
    count += 1;
  }
  return page;
}

function* items(state: DatabaseSync, query: ListingQuery): Generator<ListedObject | string> {
  const { bucket, prefix, delimiter, after } = query;
  const range = prefixRange(prefix);
  const read = state.prepare(
    'SELECT key, size, etag, modified FROM s3_objects WHERE bucket = ? AND key >= ? ORDER BY key LIMIT ?',
  );
  let position: Uint8Array = start(range.from, after, prefix, delimiter);
  for (;;) {
    const rows = read.all(bucket, position, batch) as unknown as Row[];
    let shared: { from: Buffer; before?: Buffer } | undefined;
    for (const row of rows) {
      if (range.before !== undefined && range.before.compare(row.key) <= 0) return;
      if (shared?.before !== undefined && shared.before.compare(row.key) > 0) continue;
      const key = Buffer.from(row.key).toString('utf8');
      const common = commonPrefix(key, prefix, delimiter);
      shared = common === undefined ? undefined : prefixRange(common);
      yield common ?? { ...row, key };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    position = shared?.before ?? successor(last.key);
  }
}

/** The first key that may be told: past a common prefix where the last page ended with one, else past the key. */
function start(from: Buffer, after: string, prefix: string, delimiter: string): Uint8Array {
  if (after === '') return from;
  const skipped = commonPrefix(after, prefix, delimiter) === after ? prefixRange(after).before : undefined;
  const past = skipped ?? successor(Buffer.from(after));
  return from.compare(past) > 0 ? from : past;
}

/** The least key above `key`. */
function successor(key: Uint8Array): Uint8Array {
  return Buffer.concat([key, Buffer.from([0])]);
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
