import { MlxError } from '../../base/errors.ts';
import type { Aws } from '../../aws/aws.ts';
import type { Project } from '../../define/project.ts';
import { mergeRuns } from '../../runs/any-run.ts';
import { findAnyRun, type AnyRun } from '../../runs/find-any-run.ts';
import { listFlowRuns } from '../../runs/flows/read/list-flow-runs.ts';
import { listRuns } from '../../runs/list-runs.ts';

/**
 * The run that a word means: as everywhere (`last`, a name, the start of one, a job), or so many before it: `last~1`,
 * `train~2`. Throws what `findAnyRun` throws.
 */
export async function findComparedRun(word: string, aws: Aws, project: Project): Promise<AnyRun> {
  const found = /^(?<name>.+)~(?<back>\d{1,3})$/u.exec(word)?.groups;
  const { name = word, back = '0' } = found ?? {};
  if (Number(back) === 0) return findAnyRun(aws, name, project);
  const runs = await runsOf(name, Number(back) + 1, aws, project);
  const run = runs[Number(back)];
  if (!run) throw new MlxError('RUN_UNKNOWN', { name: word, near: runs.map((one) => one.name).slice(-1) });
  return findAnyRun(aws, run.name, project);
}

/** Of all jobs and flows for `last`, else of what the name means; newest first. */
async function runsOf(name: string, count: number, aws: Aws, project: Project) {
  const meant = name === 'last' ? undefined : await findAnyRun(aws, name, project);
  const before = meant?.run.created;
  const job = meant?.kind === 'job' ? meant.run.job : undefined;
  const flow = meant?.kind === 'flow' ? meant.run.flow : undefined;
  const [jobs, flows] = await Promise.all([
    flow === undefined ? listRuns(aws, { limit: 10 * count, ...(job !== undefined && { job }) }) : [],
    job === undefined ? listFlowRuns(aws, { project, ...(flow !== undefined && { flow }) }) : [],
  ]);
  return mergeRuns(jobs, flows).filter(({ created }) => before === undefined || created <= before);
}
