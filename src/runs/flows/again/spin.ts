import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Aws } from '../../../aws/aws.ts';
import { bucketOf } from '../../../aws/bucket.ts';
import { listObjects, type ListedObject } from '../../../aws/list-objects.ts';
import { roleOf } from '../../../aws/role.ts';
import { bytesInWords } from '../../../base/bytes.ts';
import { MlxError } from '../../../base/errors.ts';
import { mlxFolder } from '../../../base/folders.ts';
import { asFolder, s3Place, type S3Place } from '../../../base/s3-place.ts';
import type { JobDefinition } from '../../../define/definition.ts';
import { parseParams } from '../../../define/parse-params.ts';
import type { Project } from '../../../define/project.ts';
import { planJob } from '../../../plan/plan-job.ts';
import type { LocalFile, ResolvedInput } from '../../../plan/plan.ts';
import { needRun } from '../../describe-run.ts';
import { launch } from '../../launch.ts';
import { collectCode } from '../../prepare/collect-code.ts';
import type { Progress } from '../../progress.ts';
import { runName } from '../../run-name.ts';
import type { Run } from '../../run.ts';
import type { FlowRun } from '../flow-run.ts';

export interface SpinOptions {
  /** The run whose step is done again, and the AWS that it lies in. */
  from: FlowRun;
  there: Aws;
  /** The embedded AWS. */
  here: Aws;
  project: Project;
  /** Other values than the earlier run had, as text. */
  params: Readonly<Record<string, string>>;
  /** Bytes of each input that are brought here; of a larger one only as many whole files as fit, and at least one. */
  limit: number;
  notify: (progress: Progress) => void;
}

/**
 * Runs one step of an earlier run here, by the script as it stands now, on that run's inputs and params. Inputs that lie
 * elsewhere are downloaded, large ones in part, which is told. Throws FLOW_STEP_UNKNOWN, and FLOW_SPIN_NO_JOB where the step
 * has no job that began.
 */
export async function spinStep(step: string, job: JobDefinition, options: SpinOptions): Promise<Run> {
  const { from, there, here, project, notify } = options;
  const earlier = await jobOfStep(step, from, there);
  const inputs = await Promise.all(
    Object.keys(job.inputs).map(async (name) => [name, await bring(name, step, earlier, options)] as const),
  );
  const known = Object.entries(earlier.params).filter(([name]) => Object.hasOwn(job.params, name));
  const [caller, bucket, code] = await Promise.all([
    here.identity(),
    bucketOf(here, project),
    collectCode(job, project, notify),
  ]);
  const plan = planJob(job, {
    where: here.where,
    account: caller.account,
    region: here.region,
    partition: caller.partition,
    bucket,
    role: roleOf(caller, job.role ?? project.role),
    project: project.name,
    run: runName(step, new Date()),
    params: parseParams(job, { ...Object.fromEntries(known), ...options.params }),
    inputs: Object.fromEntries(inputs),
    code,
  });
  return launch(plan, here, notify);
}

async function jobOfStep(name: string, run: FlowRun, aws: Aws): Promise<Run> {
  const step = run.steps.find((one) => one.name === name);
  const steps = run.steps.map((one) => one.name);
  if (!step) throw new MlxError('FLOW_STEP_UNKNOWN', { run: run.name, step: name, steps });
  const { job } = step;
  if (job?.kind !== 'processing' && job?.kind !== 'training') {
    throw new MlxError('FLOW_SPIN_NO_JOB', { run: run.name, step: name, kind: step.kind, status: step.status });
  }
  return needRun(aws, job.kind, job.name);
}

/** The input as the earlier run had it. */
async function bring(name: string, step: string, earlier: Run, options: SpinOptions): Promise<ResolvedInput> {
  const { from, there, here, project, limit, notify } = options;
  const uri = earlier.inputs.find((one) => one.name === name)?.uri;
  const place = uri === undefined ? undefined : s3Place(uri);
  if (uri === undefined || !place) {
    throw new MlxError('FLOW_SPIN_INPUT', { run: from.name, step, input: name });
  }
  const told = `${name} of ${from.name}`;
  if (there.where === here.where) return { kind: 'prefix', uri, from: told };
  const all = await objectsBelow(there, place);
  const objects = atMost(all, limit);
  const folder = join(mlxFolder(project.root), 'spin', from.name, step, name);
  await rm(folder, { recursive: true, force: true });
  notify({ kind: 'stage', text: `downloading ${name}: ${wordsOf(objects, all)}` });
  const files: LocalFile[] = [];
  for (const object of objects) {
    files.push(await download(there, place, object, folder));
    notify({ kind: 'measure', measure: { done: files.length, total: objects.length, unit: 'files' } });
  }
  return { kind: 'upload', files, from: told };
}

async function objectsBelow(aws: Aws, place: S3Place): Promise<ListedObject[]> {
  const found = await listObjects(aws, place, 10_000);
  const inside = found.filter(({ key }) => key === place.key || key.startsWith(folderOf(place.key)));
  return inside.filter(({ key, size }) => !key.endsWith('/') || size > 0);
}

/** What lies beside a prefix and only begins like it is not its own. */
function folderOf(key: string): string {
  return key === '' ? '' : asFolder(key);
}

function atMost(objects: readonly ListedObject[], limit: number): ListedObject[] {
  let bytes = 0;
  return objects.filter(({ size }, index) => {
    bytes += size;
    return index === 0 || bytes <= limit;
  });
}

function wordsOf(some: readonly ListedObject[], all: readonly ListedObject[]): string {
  if (some.length === all.length) return `${all.length} files (${sizeOf(all)})`;
  return `only ${some.length} of ${all.length} files (${sizeOf(some)} of ${sizeOf(all)})`;
}

function sizeOf(objects: readonly ListedObject[]): string {
  return bytesInWords(objects.reduce((sum, { size }) => sum + size, 0));
}

/** Keys come from elsewhere, so that none may leave its folder. */
async function download(aws: Aws, place: S3Place, { key, size }: ListedObject, folder: string): Promise<LocalFile> {
  const below = key === place.key ? (key.split('/').at(-1) ?? 'data') : key.slice(folderOf(place.key).length);
  const as = below
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
  const path = join(folder, as);
  await mkdir(dirname(path), { recursive: true });
  const s3 = await aws.s3();
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: key }));
  await pipeline(Body as Readable, createWriteStream(path));
  return { path, as, bytes: size };
}
