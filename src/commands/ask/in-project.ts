import { MlxError } from '../../base/errors.ts';
import type { JobDefinition } from '../../define/definition.ts';
import { findJobs } from '../../define/find-jobs.ts';
import type { HeadKind } from '../../define/head-kind.ts';
import type { Project } from '../../define/project.ts';
import { readJob } from '../../define/read-job.ts';
import type { About } from '../../inspect/sources/source.ts';

/** A key of the head of a job of the project. */
export interface KeyOfJob {
  key: string;
  about: About;
}

/** What `train.instance` and `jobs.train.instance` mean, where the project has such a job. */
export async function inProject(name: string, project: Project): Promise<KeyOfJob | undefined> {
  const [first = '', ...steps] = name.replace(/^jobs\./u, '').split('.');
  if (steps.length === 0) return undefined;
  const file = (await findJobs(project)).find((job) => job.name === first);
  if (!file) return undefined;
  try {
    return keyOfJob(await readJob(file, project), steps);
  } catch (error) {
    // A head that is wrong says nothing of its own; its keys can be asked about all the same.
    if (error instanceof MlxError) return { key: steps.join('.'), about: {} };
    throw error;
  }
}

/** A key of the head of a job that is read, with its value there. */
export function keyOfJob(job: JobDefinition, steps: readonly string[]): KeyOfJob {
  const [key = '', ...rest] = steps;
  const property = Object.hasOwn(properties, key) ? properties[key as keyof typeof properties] : key;
  const value = [property, ...rest].reduce<unknown>(memberOf, job);
  return { key: steps.join('.'), about: { kind: kindOf(job), ...(value !== undefined && { value }) } };
}

/** Keys of a head that a definition has by another name. */
const properties = { max_runtime: 'maxRuntime', 'requires-python': 'requiresPython' } as const;

function kindOf({ kind, spark }: JobDefinition): HeadKind {
  return spark ? 'spark' : kind;
}

function memberOf(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
