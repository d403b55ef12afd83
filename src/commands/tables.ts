import type { Aws } from '../aws/aws.ts';
import { resultsPlace } from '../aws/bucket.ts';
import { readRows } from '../aws/read-rows.ts';
import { runQuery } from '../aws/run-query.ts';
import { describeTable } from '../aws/tables/describe-table.ts';
import { ensureProjectTables } from '../aws/tables/project-tables.ts';
import { MlxError } from '../base/errors.ts';
import { qualified } from '../base/sql.ts';
import type { Project } from '../define/project.ts';
import { settleTables } from '../runs/settle-tables.ts';
import type { Run } from './command.ts';
import { rememberTables } from './complete/names.ts';
import { tellSettled } from './run/tell-settled.ts';
import { listTableSummaries } from './tables/list-table-summaries.ts';
import { tableSummary } from './tables/table-summary.ts';
import type { Value } from './value.ts';
import { atWorkbench } from './workbench.ts';

const previewRows = 10;

/** `mlx tables [TABLE]`: all tables, or one with its columns and first rows. Tables of the project are made first. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    tellSettled(await settleTables(aws, project), host);
    await ensureProjectTables(aws, project);
    const name = input.args['TABLE'] as string | undefined;
    if (name !== undefined) return { value: await showTable(name, aws, project, host.signal), exit: 0 };
    const tables = await listTableSummaries(aws);
    await rememberTables(
      project.root,
      tables.map((table) => table.name),
    );
    return { value: { kind: 'tables', tables }, exit: 0 };
  });

async function showTable(name: string, aws: Aws, project: Project, signal: AbortSignal): Promise<Value> {
  const [database, table, ...more] = name.split('.');
  if (!database || !table || more.length > 0) {
    throw new MlxError('FLAG_VALUE_WRONG', { flag: 'TABLE', value: name, rule: '`database.table`' });
  }
  const found = await describeTable(aws, database, table);
  const sql = `SELECT * FROM ${qualified(found.database, found.name)} LIMIT ${previewRows + 1}`;
  const query = await runQuery(aws, { sql, results: await resultsPlace(aws, project) }, signal);
  return {
    kind: 'table',
    table: tableSummary(found),
    columns: [...found.columns, ...found.partitionKeys].map((column) => ({ name: column.name, type: column.type })),
    preview: await readRows(aws, query, previewRows),
  };
}
