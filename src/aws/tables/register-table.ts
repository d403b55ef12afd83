import type { Aws } from '../aws.ts';
import { runQuery } from '../run-query.ts';
import { createDatabaseSql, createTableSql, dropTableSql, type NewTable } from './create-table.ts';

/** Puts a table into the catalogue, in the place of one with the same name; files are neither read nor moved. */
export async function registerTable(aws: Aws, table: NewTable, results: string): Promise<void> {
  await runQuery(aws, { sql: createDatabaseSql(table.database), results });
  await runQuery(aws, { sql: dropTableSql(table.database, table.name), results });
  await runQuery(aws, { sql: createTableSql(table), results });
}
