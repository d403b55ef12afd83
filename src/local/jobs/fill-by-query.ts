import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../base/thrown.ts';
import type { Embedded } from '../embedded.ts';
import { callService } from '../wire/call.ts';
import { JobFault } from './job-fault.ts';
import { parseS3Uri } from './safe-key.ts';
import type { DatasetQuery, InputOrder } from './work-order.ts';

/** Milliseconds between two looks at a query. */
const pause = 50;

/**
 * Runs an input's query by Athena, which writes its rows to the place that the input is then filled from, as SageMaker does
 * for an AthenaDatasetDefinition. A stop cancels the query. Throws `JobFault` where it fails.
 */
export async function fillByQuery(
  input: InputOrder,
  query: DatasetQuery,
  aws: Embedded,
  stop: AbortSignal,
): Promise<void> {
  try {
    const id = await start(input, query, aws);
    for (;;) {
      const { state, reason } = await look(id, aws);
      if (state === 'SUCCEEDED') return;
      if (state === 'FAILED' || state === 'CANCELLED') throw new Error(reason);
      if (stop.aborted) {
        await callService(aws, 'athena', 'StopQueryExecution', { QueryExecutionId: id });
        return;
      }
      await sleep(pause);
    }
  } catch (error) {
    throw new JobFault(`ClientError: Athena query of input "${input.name}" failed. ${messageOf(error)}`, error);
  }
}

async function start(input: InputOrder, query: DatasetQuery, aws: Embedded): Promise<string> {
  const { QueryExecutionId: id } = await callService(aws, 'athena', 'StartQueryExecution', {
    QueryString: unload(input.uri, query),
    QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: query.database },
    // Beside the rows, which a manifest among them would not be one of.
    ResultConfiguration: { OutputLocation: `s3://${parseS3Uri(input.uri).bucket}/athena-results/` },
    ...(query.workGroup !== undefined && { WorkGroup: query.workGroup }),
  });
  return String(id);
}

function unload(uri: string, { sql, format, compression }: DatasetQuery): string {
  const options = [`format = '${format}'`, ...(compression === undefined ? [] : [`compression = '${compression}'`])];
  return `UNLOAD (${sql.replace(/[\s;]+$/, '')}\n) TO '${uri.replaceAll("'", "''")}' WITH (${options.join(', ')})`;
}

async function look(id: string, aws: Embedded): Promise<{ state: string | undefined; reason: string | undefined }> {
  const { QueryExecution: told } = await callService(aws, 'athena', 'GetQueryExecution', { QueryExecutionId: id });
  const { Status: status } = told as { Status?: { State?: string; StateChangeReason?: string } };
  return { state: status?.State, reason: status?.StateChangeReason };
}
