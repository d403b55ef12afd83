import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { describeRun, needRun } from './describe-run.ts';
import { listRuns } from './list-runs.ts';
import { nameInRuns } from './run-name.ts';
import type { Run, RunSummary } from './run.ts';

/**
 * The run that a person means: its full name, the beginning of only one run's name, the name of a job for its newest run,
 * or `last` for the newest of all. Throws `RUN_UNKNOWN` with near names, and `RUN_AMBIGUOUS`.
 */
export async function findRun(aws: Aws, name: string): Promise<Run> {
  if (name === 'last') {
    const [newest] = await listRuns(aws, { limit: 1 });
    if (!newest) throw new MlxError('RUN_UNKNOWN', { name, near: [] });
    return needRun(aws, newest.kind, newest.name);
  }
  const exact = await findExact(aws, name);
  if (exact) return exact;
  const found = await findByPart(aws, name);
  return needRun(aws, found.kind, found.name);
}

/** Jobs of the two kinds may have one name; the newer is meant then. */
async function findExact(aws: Aws, name: string): Promise<Run | undefined> {
  if (!/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/.test(name)) return undefined;
  const found = await Promise.all([describeRun(aws, 'processing', name), describeRun(aws, 'training', name)]);
  return found
    .filter((run) => run !== undefined)
    .toSorted((a, b) => b.created - a.created)
    .at(0);
}

async function findByPart(aws: Aws, name: string): Promise<RunSummary> {
  const [newestOfJob] = await listRuns(aws, { job: name, limit: 1 });
  if (newestOfJob && newestOfJob.job === nameInRuns(name)) return newestOfJob;
  const begins = (await listRuns(aws, { nameContains: legalPart(name) })).filter((run) => run.name.startsWith(name));
  if (begins.length > 1) throw new MlxError('RUN_AMBIGUOUS', { name, runs: begins.slice(0, 5).map((run) => run.name) });
  if (begins[0]) return begins[0];
  const known = await listRuns(aws);
  const near = [
    nearest(
      name,
      known.map((run) => run.job),
    ),
    nearest(
      name,
      known.map((run) => run.name),
    ),
  ];
  throw new MlxError('RUN_UNKNOWN', { name, near: [...new Set(near.filter((word) => word !== undefined))] });
}

/** What the service takes as a part of a name. */
function legalPart(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9-]/g, '').slice(0, 63) || '-';
}
