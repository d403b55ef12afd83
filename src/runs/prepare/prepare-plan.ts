import type { Aws } from '../../aws/aws.ts';
import { bucketOf, resultsPlace } from '../../aws/bucket.ts';
import { roleOf } from '../../aws/role.ts';
import { ensureProjectTables } from '../../aws/tables/project-tables.ts';
import { MlxError } from '../../base/errors.ts';
import type { Fault } from '../../base/fault.ts';
import type { JobDefinition, ParamValue } from '../../define/definition.ts';
import type { Project } from '../../define/project.ts';
import { planJob } from '../../plan/plan-job.ts';
import type { Plan, ResolvedInput } from '../../plan/plan.ts';
import type { Progress } from '../progress.ts';
import { runName } from '../run-name.ts';
import { settleTables } from '../settle-tables.ts';
import { collectCode } from './collect-code.ts';
import { placeOfInput } from './place-of-input.ts';
import { resolveInput, type ResolveContext } from './resolve-input.ts';
import { tablesReadBy } from './tables-read.ts';

/**
 * Answers all that a plan has to know, and plans: who calls, the role, what each input stands for now, the code, the lock of
 * its packages. Tables of the project that the job reads are made first. Throws `INPUT_FAULTS` with every wrong input at its
 * place in the head, and what `planJob` throws.
 */
export async function preparePlan(
  job: JobDefinition,
  params: Readonly<Record<string, ParamValue>>,
  aws: Aws,
  project: Project,
  notify: (progress: Progress) => void = () => undefined,
): Promise<Plan> {
  const [caller, bucket, inputs, code] = await Promise.all([
    aws.identity(),
    bucketOf(aws, project),
    resolveInputs(job, aws, project, notify),
    collectCode(job, project, notify),
  ]);
  return planJob(job, {
    where: aws.where,
    account: caller.account,
    region: aws.region,
    partition: caller.partition,
    bucket,
    role: roleOf(caller, job.role ?? project.role),
    project: project.name,
    run: runName(job.name, new Date()),
    params,
    inputs,
    code,
  });
}

async function resolveInputs(
  job: JobDefinition,
  aws: Aws,
  project: Project,
  notify: (progress: Progress) => void,
): Promise<Record<string, ResolvedInput>> {
  const refs = Object.entries(job.inputs);
  if (refs.some(([, ref]) => ref.kind === 'table' || ref.kind === 'sql')) {
    await settleTables(aws, project);
    const made = await ensureProjectTables(aws, project, tablesReadBy(Object.values(job.inputs)));
    for (const table of made) notify({ kind: 'note', text: `registered ${table}` });
  }
  const context: ResolveContext = { aws, project, results: () => resultsPlace(aws, project) };
  const resolved = await Promise.all(
    refs.map(async ([name, ref]) => [name, await resolveInput(ref, context)] as const),
  );
  const faults = resolved.flatMap(([name, one]): Fault[] =>
    one.kind === 'wrong' ? [{ ...one, place: placeOfInput(job, name) }] : [],
  );
  if (faults.length > 0) throw new MlxError('INPUT_FAULTS', { job: job.name, count: faults.length }, { faults });
  return Object.fromEntries(resolved.flatMap(([name, one]) => (one.kind === 'found' ? [[name, one.input]] : [])));
}
