import { AddTagsCommand } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../aws/aws.ts';
import { resultsPlace } from '../aws/bucket.ts';
import { registerPrefix } from '../aws/tables/register-prefix.ts';
import { MlxError } from '../base/errors.ts';
import { describeRun } from './describe-run.ts';
import { listRuns } from './list-runs.ts';
import type { Run, RunSummary } from './run.ts';
import { openSettled } from './settled.ts';

/** What of a project settling has to know. */
export interface SettlingProject {
  root: string;
  name: string;
  bucket?: string;
}

/** A table output that was registered, or why it could not be. */
export interface SettledTable {
  run: string;
  /** `database.table`. */
  table: string;
  location: string;
  error?: MlxError;
}

/** How many completed runs are looked at; older ones were settled when they were new. */
const newest = 50;

/**
 * Registers the table outputs of the project's completed runs that nobody has registered yet, older runs first, so that a
 * table holds the rows of the newest. A run whose files can't become a table is told of, and not tried again. Where mlx is
 * read-only nothing is registered.
 */
export async function settleTables(aws: Aws, project: SettlingProject): Promise<SettledTable[]> {
  if (aws.isReadOnly()) return [];
  const settled = await openSettled(project.root, aws);
  const completed = await listRuns(aws, { status: 'completed', limit: newest });
  const open = completed.filter(({ arn }) => !settled.has(arn)).toReversed();
  const tables: SettledTable[] = [];
  for (const summary of open) tables.push(...(await settleOne(summary, aws, project)));
  await settled.add(open.map(({ arn }) => arn));
  return tables;
}

/** Registers the table outputs of one completed run, where that has not been done and may be. */
export async function settleRun(run: Run, aws: Aws, project: SettlingProject): Promise<SettledTable[]> {
  if (aws.isReadOnly()) return [];
  if (run.tags['mlx:project'] !== project.name || run.tags['mlx:registered'] !== undefined) return [];
  const outputs = run.outputs.filter((output) => output.table !== undefined);
  if (outputs.length === 0) return [];
  const results = await resultsPlace(aws, project);
  const tables = await Promise.all(
    outputs.map(async ({ table = '', uri }) => ({
      run: run.name,
      table,
      location: uri,
      ...(await register(aws, table, uri, results)),
    })),
  );
  const sagemaker = await aws.sagemaker();
  const Tags = [{ Key: 'mlx:registered', Value: new Date().toISOString() }];
  await sagemaker.send(new AddTagsCommand({ ResourceArn: run.arn, Tags }));
  return tables;
}

async function settleOne(summary: RunSummary, aws: Aws, project: SettlingProject): Promise<SettledTable[]> {
  const run = await describeRun(aws, summary.kind, summary.name);
  return run ? settleRun(run, aws, project) : [];
}

async function register(aws: Aws, table: string, location: string, results: string): Promise<{ error?: MlxError }> {
  const [database = '', name = ''] = table.split('.');
  try {
    await registerPrefix(aws, { database, name, location }, results);
    return {};
  } catch (error) {
    if (error instanceof MlxError && (error.code === 'TABLE_UNREADABLE' || error.code === 'TABLE_COLUMN_REFUSED'))
      return { error };
    throw error;
  }
}
