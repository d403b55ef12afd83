import { parseHiveType } from '../catalog/hive-type.ts';
import type { Column, Table } from '../catalog/table.ts';
import { QueryFailure } from '../query-failure.ts';
import { identifier, literal } from '../../../base/sql.ts';
import { duckType } from './types.ts';

/** Files that are read alike: one partition's, with one compression. */
export interface FileGroup {
  files: readonly { path: string; key: string }[];
  /** Values of the table's partition keys. */
  values: readonly string[];
}

/**
 * The query of DuckDB's that gives a table its rows. `present` are the names that its Parquet or JSON files give their
 * columns, as they spell them: a column of the table is the one that differs from it in case alone.
 */
export function scanSql(table: Table, groups: readonly FileGroup[], present: Spellings): string {
  const filled = groups.flatMap((group) => byCompression(group)).filter(({ files }) => files.length > 0);
  if (filled.length === 0) return emptySql(table);
  return filled.map((group) => groupSql(table, group, present)).join('\nUNION ALL ');
}

/** Names in files, by their lower case. */
export type Spellings = ReadonlyMap<string, string>;

/** A call that gives the keys of the first rows of JSON files. */
export function jsonKeysSql(groups: readonly FileGroup[]): string {
  const calls = groups
    .flatMap((group) => byCompression(group))
    .map(
      ({ files, compression }) =>
        `SELECT json FROM read_ndjson_objects(${pathList(files.map(({ path }) => path))}, compression = '${compression}', maximum_object_size = ${longestRow}, ignore_errors = true)`,
    );
  return `SELECT DISTINCT unnest(json_keys(json)) AS key FROM (${calls.join(' UNION ALL ')} LIMIT 1000)`;
}

/** A table with its columns and no rows. */
export function emptySql(table: Table): string {
  return `SELECT ${[...table.columns, ...table.partitionKeys].map((column) => nothing(column)).join(', ')} WHERE false`;
}

/** A call that reads the Parquet files together, columns matched by name. */
export function parquetSource(paths: readonly string[]): string {
  return `read_parquet(${pathList(paths)}, union_by_name = true, hive_partitioning = false)`;
}

function groupSql(table: Table, { files, values, compression }: CompressedGroup, present: Spellings): string {
  const source = sourceOf(
    table,
    files.map(({ path }) => path),
    compression,
    present,
  );
  const columns = table.columns.map((column) => columnSql(table, column, present));
  const keys = table.partitionKeys.map(
    (key, index) => `CAST(${literal(values[index] ?? '')} AS ${typeOf(key)}) AS ${identifier(key.name)}`,
  );
  return `SELECT ${[...columns, ...keys].join(', ')} FROM ${source}`;
}

function sourceOf(table: Table, paths: readonly string[], compression: string, present: Spellings): string {
  const list = pathList(paths);
  const properties = table.format.serdeProperties;
  switch (table.format.kind) {
    case 'parquet':
      return parquetSource(paths);
    case 'json': {
      const columns = table.columns.map(
        (column) => `${identifier(spelled(column, present))}: ${literal(typeOf(column))}`,
      );
      const lenient = properties['ignore.malformed.json']?.toLowerCase() === 'true';
      return `read_json(${list}, format = 'newline_delimited', columns = {${columns.join(', ')}}, compression = '${compression}', ignore_errors = ${lenient}, maximum_object_size = ${longestRow}, hive_partitioning = false)`;
    }
    case 'csv':
    case 'text':
      return `read_csv(${list}, ${csvOptions(table)}, compression = '${compression}')`;
  }
}

/** OpenCSVSerde knows no null: this stands in no text file. */
const noNull = '\u0001\u0002\u0001';

function csvOptions({ format, columns, parameters }: Table): string {
  const properties = format.serdeProperties;
  const csv = format.kind === 'csv';
  const delimiter = csv ? (properties['separatorChar'] ?? ',') : (properties['field.delim'] ?? '\u0001');
  const options = {
    delim: literal(unescape(delimiter)),
    quote: literal(csv ? unescape(properties['quoteChar'] ?? '"') : ''),
    escape: literal(csv ? unescape(properties['quoteChar'] ?? '"') : ''),
    skip: String(Math.max(0, Math.trunc(Number(parameters['skip.header.line.count'] ?? 0)) || 0)),
    nullstr: literal(csv ? noNull : (properties['serialization.null.format'] ?? '\\N')),
    columns: `{${columns.map((column) => `${identifier(column.name)}: 'VARCHAR'`).join(', ')}}`,
  };
  const given = Object.entries(options).map(([name, value]) => `${name} = ${value}`);
  return `${given.join(', ')}, header = false, auto_detect = false, null_padding = true, strict_mode = false, parallel = false, hive_partitioning = false`;
}

/** `\t` and the octal `\001` that DDL may write. */
function unescape(text: string): string {
  if (text === '\\t') return '\t';
  const octal = /^\\(\d{3})$/.exec(text)?.[1];
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  return text === '\\\\' ? '\\' : text;
}

/** Text that doesn't fit its column's type is null in delimited text, as in Hive, and an error elsewhere. */
function columnSql(table: Table, column: Column, present: Spellings): string {
  const type = typeOf(column);
  const name = identifier(column.name);
  switch (table.format.kind) {
    case 'parquet':
      return present.has(column.name) ? `CAST(${name} AS ${type}) AS ${name}` : nothing(column);
    case 'json':
      return `${identifier(spelled(column, present))} AS ${name}`;
    case 'csv':
      return type === 'VARCHAR' ? name : `CAST(nullif(${name}, '') AS ${type}) AS ${name}`;
    case 'text':
      return type === 'VARCHAR' ? name : `TRY_CAST(${name} AS ${type}) AS ${name}`;
  }
}

function spelled(column: Column, present: Spellings): string {
  return present.get(column.name) ?? column.name;
}

/** Bytes; Athena's own limit of a row. */
const longestRow = 33_554_432;

function pathList(paths: readonly string[]): string {
  return `[${paths.map(literal).join(', ')}]`;
}

function nothing(column: Column): string {
  return `CAST(NULL AS ${typeOf(column)}) AS ${identifier(column.name)}`;
}

function typeOf(column: Column): string {
  const type = parseHiveType(column.type);
  if (type === undefined)
    throw new QueryFailure(`HIVE_INVALID_METADATA: column ${column.name} has the type ${column.type}`);
  return duckType(type);
}

type CompressedGroup = FileGroup & { compression: string };

function byCompression(group: FileGroup): CompressedGroup[] {
  const kinds = Map.groupBy(group.files, ({ key }) => compressionOf(key));
  return [...kinds].map(([compression, files]) => ({ ...group, files, compression }));
}

function compressionOf(key: string): string {
  if (key.endsWith('.gz')) return 'gzip';
  if (key.endsWith('.zst')) return 'zstd';
  return 'uncompressed';
}
