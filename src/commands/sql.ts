import type { Aws } from '../aws/aws.ts';
import { resultsPlace } from '../aws/bucket.ts';
import { readRows } from '../aws/read-rows.ts';
import { runQuery, type FinishedQuery, type Query } from '../aws/run-query.ts';
import { ensureProjectTables } from '../aws/tables/project-tables.ts';
import { nearestOf } from '../aws/tables/sql-nearest.ts';
import { type Details, MlxError } from '../base/errors.ts';
import { settleTables } from '../runs/settle-tables.ts';
import type { Run } from './command.ts';
import { toCsv } from './csv.ts';
import { wordOf, numberOf, isOn } from './read-input.ts';
import { tellSettled } from './run/tell-settled.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx sql QUERY`: runs one statement and gives its first rows. Tables of the project that it names are made first. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const sql = wordOf(input, 'QUERY');
    tellSettled(await settleTables(aws, project), host);
    await ensureProjectTables(aws, project, (name) => mentions(sql, name));
    const query = await runOrSuggest(aws, { sql, results: await resultsPlace(aws, project) }, host.signal);
    const rows = await readRows(aws, query, numberOf(input, 'limit'));
    if (!isOn(input, 'csv')) return { value: { kind: 'rows', ...rows }, exit: 0 };
    return { value: { kind: 'text', text: toCsv(rows) }, exit: 0 };
  });

/** Runs a query. What is wrong with it is told as the query's own fault, with the nearest table or column where a name is unknown. */
async function runOrSuggest(aws: Aws, query: Query, signal: AbortSignal): Promise<FinishedQuery> {
  try {
    return await runQuery(aws, query, signal);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    const near = await nearestOf(aws, query.sql, reason);
    throw new MlxError('QUERY_FAILED', { sql: query.sql, reason, nearest: near }, { cause: error });
  }
}

/** Why Athena can't run a query; a statement that it can't even read is refused at once with an InvalidRequestException. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof MlxError)) return undefined;
  if (error.code === 'QUERY_FAILED') return (error.details as Details<'QUERY_FAILED'>).reason;
  const { cause } = error;
  return cause instanceof Error && cause.name === 'InvalidRequestException' ? cause.message : undefined;
}

/** Whether a statement may name a table; a table made for nothing costs only its upload. */
function mentions(sql: string, name: string): boolean {
  const table = name.slice(name.indexOf('.') + 1);
  return sql.toLowerCase().includes(table);
}
