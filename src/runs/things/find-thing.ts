import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import { findAnyRun } from '../find-any-run.ts';
import { describeStepJob } from '../flows/jobs/service-job.ts';
import { findFlowRun } from '../flows/read/find-flow-run.ts';
import { listThings, type ThingBench } from './list-things.ts';
import { readThing } from './read-thing.ts';
import { jobKindOf } from './read/run.ts';
import { thingOfRun } from './run-thing.ts';
import { type Thing, type ThingKind, thingKinds } from './thing.ts';

/**
 * What a word names: anything by its ARN, an S3 URI of a run that mlx drives, or by its exact name, asked of each service; of a run the
 * start of its name is enough, as for `mlx show`. Throws THING_UNKNOWN with the nearest name, THING_ELSEWHERE for an ARN of
 * another account or region, THING_NOT_SHOWN for an ARN of what mlx doesn't list, RUN_AMBIGUOUS.
 */
export async function findThing(bench: ThingBench, word: string): Promise<Thing> {
  const name = word.trim();
  if (name.startsWith('arn:')) return found(bench, await thingOfArn(bench, name));
  if (name.startsWith('s3://')) return found(bench, { kind: 'run', name, arn: name });
  const { things } = await listThings(bench, 'job', { contains: name });
  const flows = (await listThings(bench, 'flow', { contains: name })).things;
  const file = [...flows, ...things].find((thing) => thing.name === name);
  if (file) return file;
  const sought = candidates(name).map((thing) => found(bench, thing).catch(unlessUnknown));
  const run = findAnyRun(bench.aws, name, bench.project).then((found) => thingOfRun(found.run), unlessUnknown);
  const all = await Promise.all([...sought, run]);
  const best = all.find((thing) => thing !== undefined);
  if (best) return best;
  throw new MlxError('THING_UNKNOWN', { name, nearest: nearest(name, await knownNames(bench)) });
}

/** The thing that an ARN names, as far as the ARN itself tells. Throws THING_ELSEWHERE and THING_NOT_SHOWN. */
export async function thingOfArn({ aws }: Pick<ThingBench, 'aws'>, arn: string): Promise<Thing> {
  const [, , service = '', region = '', account = '', ...rest] = arn.split(':');
  const here = await aws.identity();
  if (region !== aws.region || account !== here.account) {
    throw new MlxError('THING_ELSEWHERE', { arn, account, region, here: `${here.account} in ${aws.region}` });
  }
  const resource = rest.join(':');
  const [type = '', ...path] = resource.split('/');
  const name = path.join('/');
  if (service === 'sagemaker' && name !== '') {
    const kind = sagemakerKinds[type];
    if (kind && Object.hasOwn(sagemakerKinds, type)) return { kind, name, arn };
    if (jobKindOf(arn) || (type === 'pipeline' && path[1] === 'execution'))
      return { kind: 'run', name: path.at(-1) ?? '', arn };
  }
  if (service === 'states' && resource.startsWith('execution:')) return { kind: 'run', name: rest.at(-1) ?? '', arn };
  if (service === 'logs' && resource.startsWith('log-group:')) return { kind: 'log group', name: rest[1] ?? '', arn };
  if (service === 'glue' && type === 'table' && path.length === 2) return { kind: 'table', name: path.join('.'), arn };
  throw new MlxError('THING_NOT_SHOWN', { arn, resource: `${service} ${type.split(':')[0]}`.trim() });
}

const sagemakerKinds: Readonly<Record<string, ThingKind>> = {
  endpoint: 'endpoint',
  'feature-group': 'feature group',
  model: 'model',
  'model-package-group': 'model',
  'model-package': 'model',
};

/** It is there, and its status and time are known as far as its description tells. */
async function found(bench: ThingBench, thing: Thing): Promise<Thing> {
  if (thing.kind === 'run') return foundRun(bench, thing);
  const { value } = await readThing(bench, thing);
  return { ...thing, ...factsIn(value as Readonly<Record<string, unknown>>, thing) };
}

async function foundRun({ aws, project }: ThingBench, { name, arn = name }: Thing): Promise<Thing> {
  const kind = jobKindOf(arn);
  if (!kind) return thingOfRun(await findFlowRun(aws, arn, project));
  const job = await describeStepJob(aws, kind, name);
  if (!job) throw new MlxError('THING_UNKNOWN', { name: arn });
  return { kind: 'run', name: job.name, arn: job.arn, status: job.status, changed: job.created, note: kind };
}

function factsIn(value: Readonly<Record<string, unknown>>, { kind }: Thing): Partial<Thing> {
  const text = (member: string) => (typeof value[member] === 'string' ? value[member] : undefined);
  const created = value['CreationTime'];
  const changed = created instanceof Date ? { changed: created.getTime() } : {};
  switch (kind) {
    case 'endpoint':
      return { ...changed, arn: text('EndpointArn'), status: text('EndpointStatus') };
    case 'feature group':
      return { ...changed, arn: text('FeatureGroupArn'), status: text('FeatureGroupStatus') };
    case 'model':
      return { ...changed, arn: text('ModelArn') ?? text('ModelPackageArn') ?? text('ModelPackageGroupArn') };
    case 'log group':
      return { arn: text('logGroupArn') };
    case 'job':
    case 'flow':
    case 'run':
    case 'table':
      return changed;
  }
}

/** What a name could be by its form, each to be asked for. */
function candidates(name: string): Thing[] {
  if (name.startsWith('/')) return [{ kind: 'log group', name }];
  if (/^[^.\s]+\.[^.\s]+$/u.test(name)) return [{ kind: 'table', name }];
  if (!/^[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,62}$/u.test(name)) return [];
  const group: Thing = { kind: 'feature group', name };
  if (name.includes('_')) return [group];
  return [{ kind: 'endpoint', name }, { kind: 'model', name, note: 'registry' }, { kind: 'model', name }, group];
}

function unlessUnknown(error: unknown): undefined {
  if (error instanceof MlxError && (error.code === 'THING_UNKNOWN' || error.code === 'RUN_UNKNOWN')) return undefined;
  throw error;
}

/** The names on the first page of each list. */
async function knownNames(bench: ThingBench): Promise<string[]> {
  const pages = await Promise.all(thingKinds.map((kind) => listThings(bench, kind, { scope: 'account' })));
  return pages.flatMap(({ things }) => things.map(({ name }) => name));
}
