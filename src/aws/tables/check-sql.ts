import { MlxError } from '../../base/errors.ts';
import type { Aws } from '../aws.ts';
import { runQuery, type Query } from '../run-query.ts';
import { nearestOf } from './sql-nearest.ts';

/** Has Athena look at a query without running it. Answers what is wrong with it, or nothing. */
export async function checkSql(aws: Aws, query: Query): Promise<{ reason: string; nearest?: string } | undefined> {
  try {
    await runQuery(aws, { ...query, sql: `EXPLAIN ${query.sql}` });
    return undefined;
  } catch (error) {
    if (!(error instanceof MlxError) || error.code !== 'QUERY_FAILED') throw error;
    const { reason } = error.details as { reason: string };
    return { reason, nearest: await nearestOf(aws, query.sql, reason) };
  }
}
