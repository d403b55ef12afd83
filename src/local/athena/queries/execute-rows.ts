import { bind, type Bound } from '../duck/bind.ts';
import { columnNames } from '../duck/column-names.ts';
import { openSession, type Session } from '../duck/session.ts';
import { hiveTypeOf } from '../duck/types.ts';
import type { Column } from '../catalog/table.ts';
import { QueryFailure } from '../query-failure.ts';
import { writeRows } from '../results/write-results.ts';
import type { Statement } from '../statement/statement.ts';
import type { Execution } from './execute.ts';
import type { Outcome } from './query.ts';
import { save, saveLines, saveMetadata } from './save.ts';
import { createTableAs, createView, insert, unload } from './write.ts';

/** The statements that DuckDB is needed for. */
export type RowStatement = Extract<
  Statement,
  { kind: 'select' | 'explain' | 'unload' | 'create-table-as' | 'insert' | 'create-view' }
>;

/** A query that is bound to its tables and sound, with the columns that it gives. */
export interface Ready {
  session: Session;
  bound: Bound;
  columns: readonly Column[];
}

/** Carries out a statement that reads or writes rows. Throws QueryFailure. */
export async function executeRows(execution: Execution, statement: RowStatement): Promise<Outcome> {
  const session = await openSession();
  const watch = setInterval(() => execution.cancelled() && session.interrupt(), 100);
  try {
    return await carryOut(execution, statement, session);
  } finally {
    clearInterval(watch);
    session.close();
  }
}

async function carryOut(execution: Execution, statement: RowStatement, session: Session): Promise<Outcome> {
  const data = statement.kind !== 'explain' && statement.kind !== 'create-view';
  const bound = await bind(session, statement.sql, {
    catalog: execution.catalog,
    objects: execution.aws.objects,
    database: execution.query.request.database,
    folder: execution.folder,
    data,
  });
  switch (statement.kind) {
    case 'select':
      return select(execution, statement.sql, session, bound);
    case 'explain':
      return explain(execution, statement.sql, session);
    case 'unload':
      return unload(execution, statement, await ready(statement.sql, session, bound));
    case 'create-table-as':
      return createTableAs(execution, statement, await ready(statement.sql, session, bound));
    case 'insert':
      return insert(execution, statement, await ready(statement.sql, session, bound));
    case 'create-view':
      return createView(execution, statement, await ready(statement.sql, session, bound));
  }
}

async function select(execution: Execution, sql: string, session: Session, bound: Bound): Promise<Outcome> {
  const tree = await session.parse(sql);
  const rows = await session.query(sql);
  const { file, columns } = await writeRows(rows, columnNames(tree, rows.columnNames()), execution.folder, sql);
  if (execution.cancelled()) throw new QueryFailure('Query cancelled by user', { category: 2 });
  const result = await save(execution, '.csv', { file });
  await saveMetadata(execution, '.csv', columns);
  return { result, columns, scanned: bound.scanned };
}

/** The query is bound by itself first, so that places in errors are those of the user's text. */
async function explain(execution: Execution, sql: string, session: Session): Promise<Outcome> {
  await describe(sql, session);
  const plan = await session.run(`EXPLAIN ${sql}`);
  const text = (await plan.getRows()).map((row) => String(row[1] ?? '')).join('\n');
  return saveLines(execution, { columns: ['Query Plan'], rows: text.split('\n').map((line) => [line]) });
}

async function ready(sql: string, session: Session, bound: Bound): Promise<Ready> {
  return { session, bound, columns: await describe(sql, session) };
}

/** Binds the query without running it. */
async function describe(sql: string, session: Session): Promise<Column[]> {
  const types = await session.columns(sql);
  return types.map(({ name, type }) => ({ name: name.toLowerCase(), type: hiveTypeOf(type) }));
}
