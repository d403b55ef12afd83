import { join } from 'node:path';
import type { Aws } from '../../aws/aws.ts';
import { bucketOf, resultsPlace } from '../../aws/bucket.ts';
import { roleOf } from '../../aws/role.ts';
import { ensureProjectTables } from '../../aws/tables/project-tables.ts';
import { wordsOf } from '../../aws/tables/sql-nearest.ts';
import { MlxError } from '../../base/errors.ts';
import { type Fault, startOf } from '../../base/fault.ts';
import { mlxFolder } from '../../base/folders.ts';
import type { JobDefinition, ParamValue } from '../../define/definition.ts';
import type { Project } from '../../define/project.ts';
import { planJob } from '../../plan/plan-job.ts';
import { readCode } from '../../plan/read-code.ts';
import type { CodeFile, Plan, ResolvedInput } from '../../plan/plan.ts';
import type { Progress } from '../progress.ts';
import { runName } from '../run-name.ts';
import { settleTables } from '../settle-tables.ts';
import { lockPackages } from './lock-packages.ts';
import { resolveInput, type ResolveContext } from './resolve-input.ts';

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
    const made = await ensureProjectTables(aws, project, tablesReadBy(job));
    for (const table of made) notify({ kind: 'note', text: `registered ${table}` });
  }
  const context: ResolveContext = { aws, project, results: () => resultsPlace(aws, project) };
  const resolved = await Promise.all(
    refs.map(async ([name, ref]) => [name, await resolveInput(ref, context)] as const),
  );
  const faults = resolved.flatMap(([name, one]): Fault[] =>
    one.kind === 'wrong' ? [{ ...one, place: placeOf(job, name) }] : [],
  );
  if (faults.length > 0) throw new MlxError('INPUT_FAULTS', { job: job.name, count: faults.length }, { faults });
  return Object.fromEntries(resolved.flatMap(([name, one]) => (one.kind === 'found' ? [[name, one.input]] : [])));
}

/** Tells of each table of the project whether the job names it, in a ref or anywhere in its SQL. */
function tablesReadBy(job: JobDefinition): (name: string) => boolean {
  const refs = Object.values(job.inputs);
  const named = new Set(refs.flatMap((ref) => (ref.kind === 'table' ? [`${ref.database}.${ref.table}`] : [])));
  const words = new Set(refs.flatMap((ref) => (ref.kind === 'sql' ? [...wordsOf(ref.sql)] : [])));
  return (name) => named.has(name) || name.split('.').every((part) => words.has(part.toLowerCase()));
}

function placeOf(job: JobDefinition, input: string): Fault['place'] {
  const path = `inputs.${input}`;
  const key = [`${path}.sql`, `${path}.table`, `${path}.features`, path, 'inputs'].find((one) => job.places[one]);
  return (key && job.places[key]) || startOf(job.script);
}

async function collectCode(
  job: JobDefinition,
  project: Project,
  notify: (progress: Progress) => void,
): Promise<CodeFile[]> {
  const warn = (text: string) => notify({ kind: 'note', text });
  const cache = join(mlxFolder(project.root), 'locks');
  const [code, lock] = await Promise.all([readCode(job), lockPackages({ job, cache, warn })]);
  return lock === undefined ? [...code] : [...code, { as: 'requirements.lock', content: Buffer.from(lock) }];
}
