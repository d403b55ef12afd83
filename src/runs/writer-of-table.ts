import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import { findJobs } from '../define/find-jobs.ts';
import type { Project } from '../define/project.ts';
import type { OutputRef } from '../define/ref.ts';
import { readJob } from '../define/read-job.ts';
import { lineageOf } from './flows/lineage/lineage-of.ts';
import { matchingRuns } from './matching/matching-runs.ts';

/** Who writes a table, and who did so last. */
export interface TableWriter {
  /** Jobs of the project that have the table among their outputs. */
  jobs: readonly string[];
  /** The newest run that wrote it. `flowRun`: what it was a step of. */
  run?: { name: string; job: string; created: number; flowRun?: string };
  /** Names of jobs that wrote it, as lineage has them. */
  recorded: readonly string[];
}

/** Asks the heads of the project, their runs, and lineage. `table` is `database.table`. */
export async function writerOf(table: string, { project, aws }: { project: Project; aws: Aws }): Promise<TableWriter> {
  const jobs = await jobsThatWrite(table, project);
  const completed = { column: 'status', operator: '=', value: 'completed' } as const;
  const runs = await Promise.all(jobs.map((job) => matchingRuns(aws, project, job, [completed])));
  const [newest] = runs.flatMap((found) => found.runs).toSorted((a, b) => b.created - a.created);
  return {
    jobs,
    ...(newest && { run: { name: newest.name, job: newest.job, created: newest.created, flowRun: newest.flowRun } }),
    recorded: await recordedWriters(table, aws),
  };
}

async function jobsThatWrite(table: string, project: Project): Promise<string[]> {
  const files = await findJobs(project);
  const jobs = await Promise.all(files.map((file) => readJob(file, project).catch(() => undefined)));
  return jobs.flatMap((job) =>
    job && Object.values(job.outputs).some((output) => isTable(output, table)) ? [job.name] : [],
  );
}

function isTable(output: OutputRef, table: string): boolean {
  return output.kind === 'table' && `${output.database}.${output.table}` === table;
}

async function recordedWriters(table: string, aws: Aws): Promise<string[]> {
  try {
    const { nodes, edges } = await lineageOf(aws, { kind: 'table', table });
    const own = nodes.filter((node) => node.kind === 'table' && node.name === table).map(({ id }) => id);
    const writers = edges.filter(({ to }) => own.includes(to)).map(({ from }) => from);
    return nodes.filter((node) => node.kind === 'job' && writers.includes(node.id)).map(({ name }) => name);
  } catch (error) {
    if (error instanceof MlxError && error.code === 'LINEAGE_UNKNOWN') return [];
    throw error;
  }
}
