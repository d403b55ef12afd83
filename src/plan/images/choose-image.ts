import { nearest } from '../../base/nearest.ts';
import type { JobDefinition } from '../../define/definition.ts';
import type { PlanFinding } from '../finding.ts';
import { hasGpu } from '../machines/machines.ts';
import type { Note, PlanContext } from '../plan.ts';
import { accountOf, regionsOf } from './accounts.ts';
import { pythonMeets } from './python-version.ts';
import { stockImages, type StockImage } from './stock-images.ts';

/** The image of a job. Where there are findings `uri` is what the head says, so that the rest can still be checked. */
export interface ChosenImage {
  uri: string;
  findings: readonly PlanFinding[];
  notes: readonly Note[];
}

type Where = Pick<PlanContext, 'region' | 'partition'>;

/** What decides on an image. */
export type ImageWish = Pick<JobDefinition, 'image' | 'spark' | 'instance' | 'language' | 'requiresPython'>;

/**
 * The image that the head names, as a URI for the region: an ECR URI of its own, a family of stock images (`sklearn`), or
 * one version of it (`sklearn-1.4`). Without one it is scikit-learn, which brings Python, pandas and pyarrow, or Spark for a PySpark script. Of several
 * versions it takes the newest that suits the machine and `requires-python`.
 */
export function chooseImage(job: ImageWish, where: Where): ChosenImage {
  const named = job.image ?? (job.spark ? 'spark' : 'sklearn');
  if (named.includes('/')) return ownImage(named, where);
  const family = familyOf(named);
  if (!family) return refused(named, unknownName(named));
  const versions = stockImages.filter((image) => image.name === family && isVersion(image, named));
  const fitting = versions.filter((image) => tagFor(image, job.instance));
  const image = fitting.find((each) => meetsPython(each, job)) ?? fitting[0];
  if (versions.length === 0) return refused(named, unknownVersion(named, family));
  if (!image) return refused(named, noGpuImage(family, job.instance));
  if (!meetsPython(image, job)) return refused(named, wrongPython(image, job));
  const account = accountOf(image.publisher, where.region);
  if (!account) return refused(named, notInRegion(image, where.region));
  const uri = `${registryOf(account, where)}/${image.repository}:${tagFor(image, job.instance)}`;
  return { uri, findings: [], notes: missingProgram(job) };
}

function ownImage(uri: string, where: Where): ChosenImage {
  const region = /^\d{12}\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/./u.exec(uri)?.groups?.['region'];
  if (region === where.region) return { uri, findings: [], notes: [] };
  if (region) return refused(uri, otherRegion(uri, region, where.region));
  return refused(uri, notEcr(uri, where));
}

function refused(uri: string, finding: PlanFinding): ChosenImage {
  return { uri, findings: [finding], notes: [] };
}

function registryOf(account: string, { region, partition }: Where): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
}

function familyOf(named: string): string | undefined {
  return families().find((family) => named === family || named.startsWith(`${family}-`));
}

function families(): string[] {
  return [...new Set(stockImages.map(({ name }) => name))];
}

/** `sklearn-1` and `sklearn-1.4` name versions by their start, at a whole number. */
function isVersion({ name, version }: StockImage, named: string): boolean {
  const wanted = named.slice(name.length + 1);
  return wanted === '' || version === wanted || version.startsWith(`${wanted}.`) || version.startsWith(`${wanted}-`);
}

/** A family that has images for GPUs is not put on a GPU machine without them. */
function tagFor(image: StockImage, instance: string): string | undefined {
  const { cpu, gpu } = image.tags;
  if (!hasGpu(instance)) return cpu ?? gpu;
  const familyKnowsGpus = stockImages.some(({ name, tags }) => name === image.name && tags.gpu);
  return gpu ?? (familyKnowsGpus ? undefined : cpu);
}

function meetsPython({ python }: StockImage, { requiresPython, language }: ImageWish): boolean {
  return !requiresPython || !python || language !== 'python' || pythonMeets(python, requiresPython);
}

/** No stock image is known to bring these programs. */
const absentPrograms = { javascript: 'Node', typescript: 'Node', r: 'R' } as const;

function missingProgram({ image, language }: ImageWish): Note[] {
  if (image || !(language in absentPrograms)) return [];
  const program = absentPrograms[language as keyof typeof absentPrograms];
  return [{ about: 'image', text: `no stock image is known to bring ${program}; in AWS name one of yours that does` }];
}

function unknownName(named: string): PlanFinding {
  const near = nearest(named, families());
  return {
    head: ['image'],
    what: `no stock image is called "${named}"`,
    rule: `image is an ECR URI, or one of ${families().join(', ')}, with a version after a hyphen if you like`,
    fix: near ? `image = "${near}"` : 'image = "sklearn"',
    nearest: near,
  };
}

function unknownVersion(named: string, family: string): PlanFinding {
  const known = stockImages.filter(({ name }) => name === family).map(({ version }) => `${family}-${version}`);
  const near = nearest(named, known) ?? known[0];
  return {
    head: ['image'],
    what: `no version of the ${family} image is called "${named}"`,
    rule: `known are ${known.join(', ')}`,
    fix: `image = "${near}"`,
    nearest: near,
  };
}

function noGpuImage(family: string, instance: string): PlanFinding {
  const newest = stockImages.find(({ name, tags }) => name === family && tags.gpu);
  return {
    head: ['image'],
    what: `this version of the ${family} image is not known for GPUs, and ${instance} has one`,
    rule: 'a machine with a GPU needs an image made for it',
    fix: `image = "${family}-${newest?.version}"`,
  };
}

function wrongPython(image: StockImage, { requiresPython, instance }: ImageWish): PlanFinding {
  const fitting = stockImages.find(
    (each) => each.python && pythonMeets(each.python, requiresPython ?? '') && tagFor(each, instance),
  );
  return {
    head: ['requires-python'],
    what: `requires-python is "${requiresPython}", and the ${image.name} image ${image.version} has Python ${image.python}`,
    rule: 'the script runs on the Python of its image',
    fix: fitting
      ? `Allow ${image.python} in requires-python, or take image = "${fitting.name}-${fitting.version}".`
      : `Allow ${image.python} in requires-python, or name an image of your own.`,
  };
}

function notInRegion(image: StockImage, region: string): PlanFinding {
  return {
    head: ['image'],
    what: `AWS is not known to publish the ${image.name} image in ${region}`,
    rule: `it is known in ${regionsOf(image.publisher).join(', ')}`,
    fix: `Name an image by its full ECR URI in ${region}, or run in another region.`,
  };
}

function otherRegion(uri: string, region: string, wanted: string): PlanFinding {
  return {
    head: ['image'],
    what: `image is in ${region}, and the job runs in ${wanted}`,
    rule: "a job's image must be in the job's own region",
    fix: `image = "${uri.replace(region, wanted)}", once the image is there`,
  };
}

function notEcr(uri: string, where: Where): PlanFinding {
  return {
    head: ['image'],
    what: `image is "${uri}", which is not in Amazon ECR`,
    rule: "a job's image comes from a private ECR repository in its own region",
    fix: `Push it to ECR and name it as ${registryOf('<account>', where)}/<repository>:<tag>.`,
  };
}
