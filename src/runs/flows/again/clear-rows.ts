import { GetQueryExecutionCommand } from '@aws-sdk/client-athena';
import { DescribeProcessingJobCommand } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { emptyPrefix } from '../../../aws/empty-prefix.ts';
import { asFolder, s3Place } from '../../../base/s3-place.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';

/**
 * Deletes the rows that a query which failed left halfway, where they lie below the run's own prefix: Athena writes to empty
 * places only. A place that a flow names itself is its user's, and left alone.
 */
export async function clearRows(aws: Aws, run: string, rows: string | undefined): Promise<void> {
  const place = s3Place(asFolder(rows ?? ''));
  if (place?.key.startsWith('mlx/') && place.key.includes(`/runs/${run}/`)) await emptyPrefix(aws, place);
}

/** As `clearRows`, for all queries of a run that are done anew when the service goes on with it. */
export async function clearRowsOf({ arn, steps }: FlowRun, anew: readonly string[], aws: Aws): Promise<void> {
  const run = arn.split(/[:/]/u).at(-1) ?? '';
  const queries = steps.filter(({ name, kind }) => kind === 'sql' && anew.includes(name));
  await Promise.all(queries.map(async (step) => clearRows(aws, run, await rowsOf(step, aws))));
}

/** Where an UNLOAD writes to. */
export function targetOf(query: string): string | undefined {
  return /\) TO '((?:[^']|'')*)' WITH \([^()]*\)\s*$/u.exec(query)?.[1]?.replaceAll("''", "'");
}

async function rowsOf({ job, made }: StepRun, aws: Aws): Promise<string | undefined> {
  if (job) {
    const sagemaker = await aws.sagemaker();
    const command = new DescribeProcessingJobCommand({ ProcessingJobName: job.name });
    const { ProcessingInputs: [input] = [] } = await sagemaker.send(command);
    return input?.DatasetDefinition?.AthenaDatasetDefinition?.OutputS3Uri;
  }
  if (made === undefined) return undefined;
  const athena = await aws.athena();
  const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId: made }));
  return targetOf(QueryExecution?.Query ?? '');
}
