import { nearest } from '../../base/nearest.ts';
import type { Aws } from '../aws.ts';
import { nearestTable } from './describe-table.ts';
import { listDatabases, listTables } from './list-tables.ts';

/** What the query most likely meant where Athena's reason names a table, database or column that it doesn't know. */
export async function nearestOf(aws: Aws, sql: string, reason: string): Promise<string | undefined> {
  const table = /Table '(?:[^'.]+\.)?([^'.]+)\.([^'.]+)' does not exist/i.exec(reason);
  if (table) return nearestTable(aws, table[1] ?? '', table[2] ?? '');
  const schema = /Schema '?([^'\s]+)'? does not exist/i.exec(reason);
  if (schema) return nearest(schema[1] ?? '', await listDatabases(aws));
  const column = /Column '([^']+)' cannot be resolved/i.exec(reason);
  return column ? nearest(column[1]?.split('.').at(-1) ?? '', await columnsNamedIn(aws, sql)) : undefined;
}

/** The columns of all tables whose names occur in the query. */
async function columnsNamedIn(aws: Aws, sql: string): Promise<string[]> {
  const words = wordsOf(sql);
  const databases = (await listDatabases(aws)).filter((name) => words.has(name.toLowerCase()));
  const tables = (await Promise.all(databases.map((name) => listTables(aws, name)))).flat();
  return tables
    .filter(({ name }) => words.has(name.toLowerCase()))
    .flatMap(({ columns, partitionKeys }) => [...columns, ...partitionKeys].map(({ name }) => name));
}

/** All that could be a name in a query, lower case. */
export function wordsOf(sql: string): Set<string> {
  return new Set(sql.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
}
