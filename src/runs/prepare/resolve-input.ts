import { relative } from 'node:path';
import { latestFeaturesSql } from '../../aws/feature-group.ts';
import { asFolder } from '../../base/s3-place.ts';
import type { Aws } from '../../aws/aws.ts';
import { findTable, nearestTable } from '../../aws/tables/describe-table.ts';
import { localFiles } from '../../aws/tables/local-files.ts';
import { checkSql } from '../../aws/tables/check-sql.ts';
import { MlxError, tell } from '../../base/errors.ts';
import { bare, qualified } from '../../base/sql.ts';
import type { Project } from '../../define/project.ts';
import type { Ref } from '../../define/ref.ts';
import { listRuns } from '../list-runs.ts';
import { describeRun } from '../describe-run.ts';
import { nameInRuns } from '../run-name.ts';
import type { Run, RunSummary } from '../run.ts';
import { tableMaker } from './table-maker.ts';
import { found, wrong, type Resolution } from './resolution.ts';

export interface ResolveContext {
  aws: Aws;
  /** Only the project's own runs give their outputs to its jobs. */
  project: Project;
  /** Where Athena keeps the plans of queries that are only checked; ends with `/`. */
  results: () => Promise<string>;
}

/** Finds what one input of a job stands for now. */
export async function resolveInput(ref: Ref, context: ResolveContext): Promise<Resolution> {
  switch (ref.kind) {
    case 's3':
      return found({ kind: 'prefix', uri: ref.uri, from: ref.uri });
    case 'table':
      return resolveTable(ref, context);
    case 'sql':
      return resolveSql(ref, context);
    case 'features':
      return resolveFeatures(ref, context);
    case 'file':
      return resolveFile(ref, context);
    case 'output':
      return resolveOutput(ref, context);
  }
}

async function resolveTable(
  ref: Extract<Ref, { kind: 'table' }>,
  { aws, project }: ResolveContext,
): Promise<Resolution> {
  const name = `${ref.database}.${ref.table}`;
  const from = `table:${name}`;
  const table = await findTable(aws, ref.database, ref.table);
  if (!table) {
    const maker = await tableMaker(project, ref.database, ref.table);
    if (maker !== undefined) {
      return wrong(`there is no table ${name} yet`, `${maker} makes it`, `run \`mlx run ${maker}\` first`);
    }
    const near = await nearestTable(aws, ref.database, ref.table);
    const fix = near ? `"table:${near}"` : '`mlx tables` lists the tables';
    return wrong(
      `there is no table ${name}`,
      'an input is a table of the catalogue or of [tables] in mlx.toml',
      fix,
      near,
    );
  }
  // Files that are already as wanted are mounted where they lie, so that the service's lineage knows the table by its place.
  const asItLies = table.kind === 'table' && table.location && (!ref.format || ref.format === table.format);
  if (asItLies && table.location) return found({ kind: 'prefix', uri: asFolder(table.location), from });
  const sql = `SELECT * FROM ${qualified(ref.database, ref.table)}`;
  return found({ kind: 'query', sql, database: ref.database, format: ref.format ?? 'parquet', from });
}

async function resolveSql(ref: Extract<Ref, { kind: 'sql' }>, context: ResolveContext): Promise<Resolution> {
  const sql = bare(ref.sql);
  const fault = await checkSql(context.aws, { sql, results: await context.results() });
  if (!fault) return found({ kind: 'query', sql, format: ref.format, from: 'sql' });
  const fix = fault.nearest ?? 'correct the query; `mlx tables` lists tables and columns';
  return wrong(
    `Athena refuses the query: ${fault.reason}`,
    'the query is checked by Athena before the launch',
    fix,
    fault.nearest,
  );
}

async function resolveFeatures(ref: Extract<Ref, { kind: 'features' }>, { aws }: ResolveContext): Promise<Resolution> {
  try {
    const sql = await latestFeaturesSql(aws, ref.group);
    return found({ kind: 'query', sql, format: ref.format, from: `features:${ref.group}` });
  } catch (error) {
    return refused(error, ['FEATURES_OFFLINE_MISSING', 'AWS_REFUSED']);
  }
}

async function resolveFile(ref: Extract<Ref, { kind: 'file' }>, { project }: ResolveContext): Promise<Resolution> {
  const path = relative(project.root, ref.path) || '.';
  try {
    const files = await localFiles(ref.path);
    if (files.length > 0) return found({ kind: 'upload', files, from: `file:${path}` });
    return wrong(
      `there are no files in ${path}`,
      'a folder that is an input has files in it',
      'name a file, or a folder with files',
    );
  } catch (error) {
    return refused(error, ['FILE_MISSING']);
  }
}

async function resolveOutput(ref: Extract<Ref, { kind: 'output' }>, context: ResolveContext): Promise<Resolution> {
  const name = `${ref.job}.${ref.output}`;
  const run = await newestCompleted(ref.job, context);
  if (!run) {
    const rule = 'an output of another job is that of its newest completed run';
    return wrong(`${ref.job} has not been run to its end yet`, rule, `run \`mlx run ${ref.job}\` first`);
  }
  const output = run.outputs.find((one) => one.name === ref.output);
  if (output) return found({ kind: 'prefix', uri: output.uri, from: `${name} of ${run.name}` });
  const names = run.outputs.map((one) => `${ref.job}.${one.name}`).join(', ');
  return wrong(
    `${run.name} has no output "${ref.output}"`,
    `its outputs are ${names || 'none'}`,
    names ? `name one of them` : `give ${ref.job} an output`,
  );
}

/**
 * The newest completed run of a job, by itself or as a step of a flow, whose jobs have names of their own. Another project of
 * the account may have a job of the same name; runs are looked at until one is this project's.
 */
async function newestCompleted(job: string, context: ResolveContext): Promise<Run | undefined> {
  const { aws } = context;
  const own = await firstOf(job, await listRuns(aws, { job, status: 'completed', limit: 20 }), context);
  const newer = await listRuns(aws, { status: 'completed', since: own?.created, limit: 50 });
  const others = newer.filter((run) => run.job !== nameInRuns(job) && run.created > (own?.created ?? 0));
  return (await firstOf(job, others, context)) ?? own;
}

async function firstOf(
  job: string,
  summaries: readonly RunSummary[],
  { aws, project }: ResolveContext,
): Promise<Run | undefined> {
  for (const summary of summaries) {
    const run = await describeRun(aws, summary.kind, summary.name);
    if (run?.tags['mlx:project'] === project.name && run.job === job) return run;
  }
  return undefined;
}

function refused(error: unknown, codes: readonly string[]): Resolution {
  if (!(error instanceof MlxError) || !codes.includes(error.code)) throw error;
  const { what, why, fix } = tell(error.code, error.details);
  return wrong(what, why, fix);
}
