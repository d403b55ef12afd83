import { GetTableMetadataCommand } from '@aws-sdk/client-athena';
import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import { awsName } from '../aws-refusal.ts';
import type { Aws } from '../aws.ts';
import { listDatabases, listTables } from './list-tables.ts';
import { catalog, tableOf, type Table } from './table.ts';

/** The table; undefined where the catalogue has none of this name. */
export async function findTable(aws: Aws, database: string, table: string): Promise<Table | undefined> {
  const athena = await aws.athena();
  try {
    const { TableMetadata: metadata } = await athena.send(
      new GetTableMetadataCommand({ CatalogName: catalog, DatabaseName: database, TableName: table }),
    );
    return metadata && tableOf(database, metadata);
  } catch (error) {
    // Both for a missing table and a missing database, Athena passes Glue's answer on in this form.
    if (awsName(error) === 'MetadataException' || awsName(error) === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** The table; throws `TABLE_UNKNOWN` with the nearest name where the catalogue has none of this name. */
export async function describeTable(aws: Aws, database: string, table: string): Promise<Table> {
  const found = await findTable(aws, database, table);
  if (found) return found;
  const near = await nearestTable(aws, database, table);
  throw new MlxError('TABLE_UNKNOWN', { name: `${database}.${table}`, nearest: near });
}

/** The most likely meant `database.table`: another table of the database, or one in the database that was most likely meant. */
export async function nearestTable(aws: Aws, database: string, table: string): Promise<string | undefined> {
  const databases = await listDatabases(aws);
  const meant = databases.includes(database) ? database : nearest(database, databases);
  if (!meant) return undefined;
  const names = (await listTables(aws, meant)).map(({ name }) => name);
  const name = names.includes(table) ? table : nearest(table, names);
  return name && `${meant}.${name}`;
}
