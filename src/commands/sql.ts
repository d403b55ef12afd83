import { resultsPlace } from '../aws/bucket.ts';
import { readRows } from '../aws/read-rows.ts';
import { runQuery } from '../aws/run-query.ts';
import { ensureProjectTables } from '../aws/tables/project-tables.ts';
import { settleTables } from '../runs/settle-tables.ts';
import type { Run } from './command.ts';
import { toCsv } from './csv.ts';
import { tellSettled } from './tell-settled.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx sql QUERY`: runs one statement and gives its first rows. Tables of the project that it names are made first. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const sql = String(input.args['QUERY']);
    tellSettled(await settleTables(aws, project), host);
    await ensureProjectTables(aws, project, (name) => mentions(sql, name));
    const query = await runQuery(aws, { sql, results: await resultsPlace(aws, project) }, host.signal);
    const rows = await readRows(aws, query, input.flags['limit'] as number);
    if (input.flags['csv'] !== true) return { value: { kind: 'rows', ...rows }, exit: 0 };
    return { value: { kind: 'text', text: toCsv(rows) }, exit: 0 };
  });

/** Whether a statement may name a table; a table made for nothing costs only its upload. */
function mentions(sql: string, name: string): boolean {
  const table = name.slice(name.indexOf('.') + 1);
  return sql.toLowerCase().includes(table);
}
