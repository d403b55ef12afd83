import {
  GetQueryExecutionCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  type QueryExecution,
} from '@aws-sdk/client-athena';
import { MlxError } from '../base/errors.ts';
import { s3Place } from '../base/s3-place.ts';
import { awsRefusal } from './aws-refusal.ts';
import type { Aws } from './aws.ts';
import { ensureBucket } from './bucket.ts';
import { wait } from './wait.ts';

export interface Query {
  sql: string;
  /** The database of names that have none. */
  database?: string;
  /** Where Athena writes the rows; ends with `/`. A workgroup that enforces its own place wins over it. */
  results: string;
}

export interface FinishedQuery {
  id: string;
  /** The object that holds the rows; absent where the workgroup keeps them itself. */
  output?: string;
  /** Bytes that Athena read for it. */
  scanned: number;
}

/** Runs one statement to its end. Throws `QUERY_FAILED` with Athena's reason; when aborted, the query is stopped as well. */
export async function runQuery(aws: Aws, query: Query, signal?: AbortSignal): Promise<FinishedQuery> {
  const athena = await aws.athena();
  const id = await startQuery(aws, query);
  try {
    const execution = await untilFinished(aws, id, query.sql, signal);
    const { OutputLocation: output } = execution.ResultConfiguration ?? {};
    return { id, output, scanned: execution.Statistics?.DataScannedInBytes ?? 0 };
  } catch (error) {
    if (signal?.aborted)
      await athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id })).catch(() => undefined);
    throw error;
  }
}

/** Athena finds no bucket for its rows where nothing was ever sent from this account and region; then it is made. */
async function startQuery(aws: Aws, query: Query): Promise<string> {
  const athena = await aws.athena();
  const command = new StartQueryExecutionCommand({
    QueryString: query.sql,
    QueryExecutionContext: query.database ? { Database: query.database } : undefined,
    ResultConfiguration: { OutputLocation: query.results },
  });
  try {
    return (await athena.send(command)).QueryExecutionId ?? '';
  } catch (error) {
    const bucket = lacksBucket(error) ? s3Place(query.results)?.bucket : undefined;
    if (bucket === undefined) throw error;
    await ensureBucket(aws, bucket);
    return (await athena.send(command)).QueryExecutionId ?? '';
  }
}

function lacksBucket(error: unknown): boolean {
  return awsRefusal(error)?.message.startsWith('Unable to verify/create output bucket') ?? false;
}

/** The first milliseconds between two looks at a query, and the most. */
const firstPause = 15;
const longestPause = 2_000;

async function untilFinished(aws: Aws, id: string, sql: string, signal?: AbortSignal): Promise<QueryExecution> {
  const athena = await aws.athena();
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.4)) {
    const { QueryExecution: execution = {} } = await athena.send(
      new GetQueryExecutionCommand({ QueryExecutionId: id }),
    );
    const { State: state, StateChangeReason: reason, AthenaError: more } = execution.Status ?? {};
    if (state === 'SUCCEEDED') return execution;
    if (state === 'FAILED' || state === 'CANCELLED') {
      const words = reason ?? more?.ErrorMessage ?? `Athena ended it as ${state} without a reason`;
      throw new MlxError('QUERY_FAILED', { sql, reason: words });
    }
    await wait(pause, signal);
  }
}
