import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../../base/files-below.ts';
import type { ObjectStore } from '../../s3/store.ts';
import { folder as folderOf } from '../catalog/objects.ts';
import { identifier, literal } from '../../../base/sql.ts';
import type { Session } from '../duck/session.ts';
import { QueryFailure } from '../query-failure.ts';
import { folderUri } from '../s3-uri.ts';
import type { WriteOptions } from '../statement/statement.ts';

/** What was written: how many rows, and the URIs of the objects. */
export interface Written {
  rows: number;
  files: readonly string[];
}

export interface WriteOrder {
  sql: string;
  /** Names of the columns that `sql` gives. */
  columns: readonly string[];
  location: string;
  /** A folder for files on their way. */
  folder: string;
  /** Id of the query. */
  id: string;
  options: WriteOptions;
}

/** Writes the rows of `sql` as objects under `location`, partitioned where asked. The session can write in `folder`. */
export async function writeFiles(session: Session, objects: ObjectStore, what: WriteOrder): Promise<Written> {
  const { location, options } = what;
  const place = folderOf(location);
  const staging = join(what.folder, 'files');
  const copy = copyOptions(options);
  const partitioned = options.partitionedBy.length > 0;
  const target = partitioned ? staging : join(staging, 'part');
  mkdirSync(staging, { recursive: true });
  const keys = partitioned ? `, PARTITION_BY (${options.partitionedBy.map(identifier).join(', ')})` : '';
  const result = await session.run(`COPY (${rowsOf(what)}\n) TO ${literal(target)} (${copy.options}${keys})`);
  const rows = Number((await result.getRows())[0]?.[0] ?? 0);
  const files: string[] = [];
  for (const file of rows === 0 ? [] : await filesBelow(staging)) {
    const parts = file.split('/').slice(0, -1);
    const name = `${nameOf(what.id)}_${randomUUID()}${copy.ending}`;
    const key = `${place.prefix}${[...parts, name].join('/')}`;
    await objects.put(place.bucket, key, { file: join(staging, file) });
    files.push(`s3://${place.bucket}/${key}`);
  }
  return { rows, files };
}

/** Throws Athena's HIVE_PATH_ALREADY_EXISTS where something lies under `location` already. */
export function mustBeEmpty(objects: ObjectStore, location: string, table = location): void {
  const place = folderOf(location);
  if (!objects.hasBucket(place.bucket)) {
    throw new QueryFailure(`The S3 location provided to save your query results is invalid: ${location}`, {
      type: 401,
    });
  }
  for (const _ of objects.list(place.bucket, place.prefix)) {
    throw new QueryFailure(
      `HIVE_PATH_ALREADY_EXISTS: Target directory for table '${table}' already exists: ${folderUri(place)}. You may need to manually clean the data at location '${folderUri(place)}' before retrying. Athena will not delete data in your account.`,
    );
  }
}

/** DuckDB writes JSON into one place only, so that a partitioned table's rows become lines of text before they are written. */
function rowsOf({ sql, columns, options }: WriteOrder): string {
  if (options.format !== 'JSON' || options.partitionedBy.length === 0) return sql;
  const fields = columns
    .filter((name) => !options.partitionedBy.includes(name))
    .map((name) => `${literal(name)}: ${identifier(name)}`);
  return `SELECT to_json({${fields.join(', ')}}), ${options.partitionedBy.map(identifier).join(', ')} FROM (${sql}\n)`;
}

function copyOptions({ format = 'PARQUET', compression = 'GZIP', delimiter = '\u0001', partitionedBy }: WriteOptions): {
  options: string;
  ending: string;
} {
  switch (format) {
    case 'PARQUET':
      return { options: `FORMAT parquet, COMPRESSION ${oneOf(format, compression, parquetCompressions)}`, ending: '' };
    case 'JSON': {
      const packed = oneOf(format, compression, textCompressions);
      const options =
        partitionedBy.length === 0
          ? `FORMAT json, COMPRESSION ${packed}`
          : `FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001', COMPRESSION ${packed}`;
      return { options, ending: endingOf(compression) };
    }
    case 'TEXTFILE':
      return {
        options: `FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER ${literal(delimiter)}, NULLSTR '\\N', COMPRESSION ${oneOf(format, compression, textCompressions)}`,
        ending: endingOf(compression),
      };
    default:
      throw new QueryFailure(`NOT_SUPPORTED: The embedded Athena writes PARQUET, JSON and TEXTFILE, not ${format}`);
  }
}

const parquetCompressions: Readonly<Record<string, string>> = {
  GZIP: 'gzip',
  SNAPPY: 'snappy',
  ZSTD: 'zstd',
  LZ4: 'lz4_raw',
  NONE: 'uncompressed',
  UNCOMPRESSED: 'uncompressed',
};

const textCompressions: Readonly<Record<string, string>> = { GZIP: 'gzip', ZSTD: 'zstd', NONE: 'none' };

function oneOf(format: string, compression: string, known: Readonly<Record<string, string>>): string {
  const name = known[compression];
  if (name === undefined) {
    throw new QueryFailure(
      `INVALID_TABLE_PROPERTY: Invalid compression for ${format}: ${compression}. Use one of ${Object.keys(known).join(', ')}`,
    );
  }
  return `'${name}'`;
}

function endingOf(compression: string): string {
  return { GZIP: '.gz', ZSTD: '.zst' }[compression] ?? '';
}

/** Athena's form: `20130101_050607_00000_ab12c`. */
function nameOf(id: string): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]/g, '').replace('T', '_').slice(0, 15);
  return `${stamp}_00000_${id.replaceAll('-', '').slice(0, 5)}`;
}
