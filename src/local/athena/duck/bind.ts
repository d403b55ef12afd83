import { messageOf } from '../../../base/thrown.ts';
import type { ObjectStore } from '../../s3/store.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { dataObjects } from '../catalog/objects.ts';
import type { Table, View } from '../catalog/table.ts';
import { QueryFailure } from '../query-failure.ts';
import { inAthenaWords } from './duck-error.ts';
import { type Reference, references } from './references.ts';
import { emptySql, type FileGroup, jsonKeysSql, parquetSource, scanSql, type Spellings } from './scan.ts';
import type { Session } from './session.ts';

/** What a query is bound in. */
export interface Surroundings {
  catalog: Catalog;
  objects: ObjectStore;
  /** The database of names that stand alone. */
  database: string;
  /** Where the query may write, an absolute path. */
  folder: string;
  /** False: the tables have their columns and no rows, and no object is looked at. */
  data: boolean;
}

/** What a query will read, by whole files. */
export interface Bound {
  /** Bytes. */
  scanned: number;
}

/**
 * Puts every table and view that `sql` names before the session, and locks it. Throws QueryFailure with SCHEMA_NOT_FOUND,
 * TABLE_NOT_FOUND or what else Athena says of the tables.
 */
export async function bind(session: Session, sql: string, around: Surroundings): Promise<Bound> {
  const tables = new Map<string, Table | View>();
  await collect(session, sql, around, tables, []);
  const files: string[] = [];
  let scanned = 0;
  for (const table of tables.values()) {
    if (table.kind === 'view') continue;
    const groups = around.data ? groupsOf(table, around) : [];
    const found = groups.flatMap((group) => group.files);
    files.push(...found.map(({ path }) => path));
    scanned += found.reduce((sum, { size }) => sum + size, 0);
    await session.addView(table.database, table.name, await scan(session, table, groups));
  }
  // A view comes after what it stands on: `collect` adds it after its own references.
  for (const view of tables.values()) if (view.kind === 'view') await addView(session, view);
  await session.lock(files, around.folder);
  await session.use(around.database);
  return { scanned };
}

async function collect(
  session: Session,
  sql: string,
  around: Surroundings,
  tables: Map<string, Table | View>,
  within: readonly string[],
): Promise<void> {
  for (const reference of references(await session.parse(sql), sql)) {
    const table = resolve(reference, around);
    const key = `${table.database}.${table.name}`;
    if (within.includes(key)) throw new QueryFailure(`INVALID_VIEW: View '${key}' reads itself`);
    if (tables.has(key)) continue;
    if (table.kind === 'view') {
      await collect(session, table.sql, { ...around, database: table.context }, tables, [...within, key]);
    }
    tables.set(key, table);
  }
}

function resolve({ catalog: named, database: written, name, place }: Reference, { catalog, database }: Surroundings) {
  if (named !== undefined && named.toLowerCase() !== 'awsdatacatalog') {
    throw new QueryFailure(`CATALOG_NOT_FOUND: ${place}: Catalog '${named}' does not exist`);
  }
  const schema = (written ?? database).toLowerCase();
  if (catalog.database(schema) === undefined) {
    throw new QueryFailure(`SCHEMA_NOT_FOUND: ${place}: Schema '${schema}' does not exist`);
  }
  const table = catalog.table(schema, name.toLowerCase());
  if (table === undefined) {
    const full = `awsdatacatalog.${schema}.${name.toLowerCase()}`;
    throw new QueryFailure(`TABLE_NOT_FOUND: ${place}: Table '${full}' does not exist`);
  }
  return table;
}

async function addView(session: Session, view: View): Promise<void> {
  await session.use(view.context);
  await session.addView(view.database, view.name, view.sql);
}

type SizedGroup = FileGroup & { files: readonly { path: string; key: string; size: number }[] };

function groupsOf(table: Table, { catalog, objects }: Surroundings): SizedGroup[] {
  if (table.partitionKeys.length === 0) return [{ files: dataObjects(objects, table.location), values: [] }];
  return catalog.partitions(table).map(({ values, location }) => ({ files: dataObjects(objects, location), values }));
}

async function scan(session: Session, table: Table, groups: readonly SizedGroup[]): Promise<string> {
  const paths = groups.flatMap(({ files }) => files.map(({ path }) => path));
  if (paths.length === 0) return emptySql(table);
  try {
    return scanSql(table, groups, spellings(await namesIn(session, table, groups, paths)));
  } catch (cause) {
    throw new QueryFailure(
      `HIVE_BAD_DATA: Can't read the files of '${table.database}.${table.name}' in ${table.location}: ${reason(cause)}`,
      {
        type: 1001,
      },
    );
  }
}

/** The names that the files themselves give their columns; files of text have none. */
async function namesIn(
  session: Session,
  { format }: Table,
  groups: readonly SizedGroup[],
  paths: readonly string[],
): Promise<string[]> {
  switch (format.kind) {
    case 'parquet': {
      const columns = await session.rows(`DESCRIBE SELECT * FROM ${parquetSource(paths)}`);
      return columns.map((column) => String(column['column_name']));
    }
    case 'json':
      return (await session.rows(jsonKeysSql(groups))).map((row) => String(row['key']));
    case 'csv':
    case 'text':
      return [];
  }
}

/** Where names differ in case alone, the last of them counts: the one in lower case, if there is one. */
function spellings(names: readonly string[]): Spellings {
  return new Map(names.toSorted().map((name) => [name.toLowerCase(), name]));
}

function reason(cause: unknown): string {
  return messageOf(inAthenaWords(cause, ''));
}
