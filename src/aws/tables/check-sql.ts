import { MlxError } from '../../base/errors.ts';
import type { Aws } from '../aws.ts';
import { runQuery, type Query } from '../run-query.ts';
import { nearestOf } from './sql-nearest.ts';

/** Has Athena look at a query without running it. Answers what is wrong with it, or nothing. */
export async function checkSql(aws: Aws, query: Query): Promise<{ reason: string; nearest?: string } | undefined> {
  try {
    await runQuery(aws, { ...query, sql: `EXPLAIN\n${query.sql}` });
    return undefined;
  } catch (error) {
    if (!(error instanceof MlxError) || error.code !== 'QUERY_FAILED') throw error;
    const { reason } = error.details as { reason: string };
    return { reason: withoutFirstLine(reason), nearest: await nearestOf(aws, query.sql, reason) };
  }
}

/** Places in the reason count the line of EXPLAIN, which isn't the user's. */
function withoutFirstLine(reason: string): string {
  return reason.replaceAll(/\bline (\d+):/g, (_, line: string) => `line ${Math.max(1, Number(line) - 1)}:`);
}
