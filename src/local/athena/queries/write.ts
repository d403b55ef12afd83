import { formats } from '../catalog/format.ts';
import { folder } from '../catalog/objects.ts';
import type { Column, Table } from '../catalog/table.ts';
import { parseHiveType } from '../catalog/hive-type.ts';
import { identifier } from '../../../base/sql.ts';
import { duckType } from '../duck/types.ts';
import { QueryFailure } from '../query-failure.ts';
import { mustBeEmpty, type Written, writeFiles } from '../results/write-files.ts';
import { folderUri } from '../s3-uri.ts';
import type { Statement, WriteOptions } from '../statement/statement.ts';
import type { Execution } from './execute.ts';
import type { Ready } from './execute-rows.ts';
import { mustHaveDatabase, mustHaveTable } from './must-have.ts';
import type { Outcome } from './query.ts';
import { save, saveLines } from './save.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** Writes the rows to an empty place. */
export async function unload(execution: Execution, statement: Of<'unload'>, ready: Ready): Promise<Outcome> {
  if (statement.options.format === undefined) {
    throw new QueryFailure("INVALID_TABLE_PROPERTY: 'format' is a required property of UNLOAD");
  }
  const { objects } = execution.aws;
  mustBeEmpty(objects, statement.location);
  mustEndWith(ready.columns, statement.options.partitionedBy);
  const written = await writeFiles(ready.session, objects, {
    ...statement,
    columns: ready.columns.map(({ name }) => name),
    folder: execution.folder,
    id: execution.query.id,
  });
  return withManifest(execution, ready, written);
}

/** Writes the rows to an empty place and makes a table of them. */
export async function createTableAs(
  execution: Execution,
  statement: Of<'create-table-as'>,
  ready: Ready,
): Promise<Outcome> {
  const { aws, catalog, query } = execution;
  const database = mustHaveDatabase(catalog, statement.table.database ?? query.request.database);
  const { name } = statement.table;
  if (catalog.table(database, name) !== undefined) {
    if (statement.ifNotExists) return saveLines(execution, { columns: [], rows: [] });
    throw new QueryFailure(`TABLE_ALREADY_EXISTS: Table 'awsdatacatalog.${database}.${name}' already exists`);
  }
  const { options } = statement;
  const location = folderUri(folder(options.location ?? `${query.request.output}tables/${query.id}/`));
  mustBeEmpty(aws.objects, location, `${database}.${name}`);
  mustEndWith(ready.columns, options.partitionedBy);
  const isKey = (column: Column) => options.partitionedBy.includes(column.name);
  const table: Table = {
    kind: 'table',
    database,
    name,
    columns: ready.columns.filter((column) => !isKey(column)),
    partitionKeys: ready.columns.filter(isKey),
    location,
    format: storedAs(options),
    parameters: { classification: (options.format ?? 'PARQUET').toLowerCase() },
    created: aws.now(),
  };
  const names = ready.columns.map(({ name: column }) => column);
  const what = { ...statement, columns: names, location, folder: execution.folder, id: query.id };
  const written = statement.data ? await writeFiles(ready.session, aws.objects, what) : { rows: 0, files: [] };
  catalog.putTable(table);
  addPartitions(execution, table, written);
  return withManifest(execution, ready, written);
}

/** Adds the rows as new files to a table's place. */
export async function insert(execution: Execution, statement: Of<'insert'>, ready: Ready): Promise<Outcome> {
  const { aws, catalog, query } = execution;
  const table = mustHaveTable(catalog, statement.table, query.request.database);
  const all = [...table.columns, ...table.partitionKeys];
  const given = statement.columns ?? all.map(({ name }) => name);
  if (given.length !== ready.columns.length) {
    throw new QueryFailure(
      `TYPE_MISMATCH: Insert query has mismatched column types: Table: ${typeList(all)}, Query: ${typeList(ready.columns)}`,
    );
  }
  const select = all.map(({ name, type }) => {
    const hive = parseHiveType(type);
    const value = given.includes(name) ? identifier(name) : 'NULL';
    return hive === undefined
      ? `${value} AS ${identifier(name)}`
      : `CAST(${value} AS ${duckType(hive)}) AS ${identifier(name)}`;
  });
  const sql = `SELECT ${select.join(', ')} FROM (${statement.sql}\n) AS given (${given.map(identifier).join(', ')})`;
  const options = { ...writingFormat(table), partitionedBy: table.partitionKeys.map(({ name }) => name) };
  const what = {
    sql,
    columns: all.map(({ name }) => name),
    location: table.location,
    folder: execution.folder,
    id: query.id,
    options,
  };
  const written = await writeFiles(ready.session, aws.objects, what);
  addPartitions(execution, table, written);
  return withManifest(execution, ready, written);
}

/** Keeps the query under a name. */
export async function createView(execution: Execution, statement: Of<'create-view'>, ready: Ready): Promise<Outcome> {
  const { aws, catalog, query } = execution;
  const database = mustHaveDatabase(catalog, statement.view.database ?? query.request.database);
  const { name } = statement.view;
  const present = catalog.table(database, name);
  if (present !== undefined && (!statement.orReplace || present.kind === 'table')) {
    throw new QueryFailure(`View already exists: 'awsdatacatalog.${database}.${name}'`);
  }
  const sql = statement.sql.trim();
  const context = query.request.database;
  catalog.putTable({ kind: 'view', database, name, columns: ready.columns, sql, context, created: aws.now() });
  return saveLines(execution, { columns: [], rows: [] });
}

async function withManifest(execution: Execution, { bound }: Ready, written: Written): Promise<Outcome> {
  const text = written.files.map((file) => `${file}\n`).join('');
  const manifest = await save(execution, '-manifest.csv', new TextEncoder().encode(text));
  const result = `${execution.query.request.output}${execution.query.id}`;
  return { result, manifest, columns: [], updateCount: written.rows, scanned: bound.scanned };
}

function typeList(columns: readonly Column[]): string {
  return `[${columns.map(({ type }) => type).join(', ')}]`;
}

function mustEndWith(columns: readonly Column[], keys: readonly string[]): void {
  const last = columns.slice(columns.length - keys.length).map(({ name }) => name);
  if (keys.length >= columns.length && keys.length > 0) {
    throw new QueryFailure('NOT_SUPPORTED: Table contains only partition columns');
  }
  if (keys.some((key, index) => key !== last[index])) {
    throw new QueryFailure(
      `HIVE_COLUMN_ORDER_MISMATCH: Partition keys must be the last columns in the table and in the same order as the table properties: [${keys.join(', ')}]`,
    );
  }
}

function storedAs({ format = 'PARQUET', delimiter }: WriteOptions): Table['format'] {
  const found = Object.entries(formats).find(([name]) => name === format)?.[1] ?? formats.PARQUET;
  return delimiter === undefined ? found : { ...found, serdeProperties: { 'field.delim': delimiter } };
}

function writingFormat({ format, name }: Table): Omit<WriteOptions, 'partitionedBy'> {
  switch (format.kind) {
    case 'parquet':
      return { format: 'PARQUET', compression: 'SNAPPY' };
    case 'json':
      return { format: 'JSON' };
    case 'text':
      return { format: 'TEXTFILE', delimiter: format.serdeProperties['field.delim'] ?? '\u0001' };
    case 'csv':
      throw new QueryFailure(
        `NOT_SUPPORTED: The embedded Athena doesn't insert into '${name}', a table of ${format.serde}`,
      );
  }
}

function addPartitions({ catalog }: Execution, table: Table, { files }: Written): void {
  if (table.partitionKeys.length === 0) return;
  for (const location of new Set(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1)))) {
    const parts = location.slice(table.location.length).split('/').slice(0, -1);
    const values = parts.map((part) => decodeURIComponent(part.slice(part.indexOf('=') + 1)));
    catalog.addPartition(table, { values, location });
  }
}
