import { ListDatabasesCommand, ListTableMetadataCommand } from '@aws-sdk/client-athena';
import type { Aws } from '../aws.ts';
import { catalog, tableOf, type Table } from './table.ts';

/** Names of all databases of the catalogue. */
export async function listDatabases(aws: Aws): Promise<string[]> {
  const athena = await aws.athena();
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await athena.send(new ListDatabasesCommand({ CatalogName: catalog, NextToken }));
    names.push(...(page.DatabaseList ?? []).flatMap(({ Name }) => (Name ? [Name] : [])));
    ({ NextToken } = page);
  } while (NextToken);
  return names;
}

/** All tables of one database, or of all of them, with their columns; in the catalogue's order. */
export async function listTables(aws: Aws, database?: string): Promise<Table[]> {
  const databases = database ? [database] : await listDatabases(aws);
  const tables: Table[] = [];
  // One after the other: Athena takes five of these calls a second.
  for (const name of databases) tables.push(...(await tablesOf(aws, name)));
  return tables;
}

async function tablesOf(aws: Aws, database: string): Promise<Table[]> {
  const athena = await aws.athena();
  const tables: Table[] = [];
  let NextToken: string | undefined;
  do {
    const page = await athena.send(
      new ListTableMetadataCommand({ CatalogName: catalog, DatabaseName: database, NextToken, MaxResults: 50 }),
    );
    tables.push(...(page.TableMetadataList ?? []).map((metadata) => tableOf(database, metadata)));
    ({ NextToken } = page);
  } while (NextToken);
  return tables;
}
