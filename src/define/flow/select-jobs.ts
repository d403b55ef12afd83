import { MlxError } from '../../base/errors.ts';
import { startOf, type Fault } from '../../base/fault.ts';
import type { JobDefinition } from '../definition.ts';
import { findJob } from '../find-job.ts';
import { findJobs, type JobFile } from '../find-jobs.ts';
import type { Project } from '../project.ts';
import { readJob } from '../read-job.ts';
import { faultAt } from './check/flow-view.ts';
import { parseSelector, reachable } from './selector.ts';

/** The jobs of an inferred flow, what it is called, and inputs that name jobs that aren't there. */
export interface SelectedJobs {
  jobs: readonly JobDefinition[];
  name: string;
  faults: readonly Fault[];
}

/**
 * Reads what a selector needs and no more: only for what follows a job, the heads of all. Of these, one that can't be read
 * follows nothing. Throws FLOW_SELECTOR, and what finding and reading a job that is needed throws.
 */
export async function selectJobs(selector: string, project: Project): Promise<SelectedJobs> {
  const parts = parseSelector(selector);
  const files = await findJobs(project);
  const read = readOnce(project);
  const roots = await Promise.all(parts.map(async ({ name }) => read(await findJob(project, name))));
  const chosen = new Map<string, JobDefinition>();
  const faults: Fault[] = [];
  for (const [index, { needs, follows }] of parts.entries()) {
    const root = roots[index];
    if (!root) continue;
    chosen.set(root.name, root);
    if (needs) await addNeeded(root, { files, read, chosen, faults, project });
    if (follows) await addFollowing(root, { files, read, chosen });
  }
  const name = (roots[0]?.name ?? '').replaceAll(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
  return { jobs: [...chosen.values()], name: name || 'flow', faults };
}

type Read = (file: JobFile) => Promise<JobDefinition>;

function readOnce(project: Project): Read {
  const reading = new Map<string, Promise<JobDefinition>>();
  return (file) => {
    const job = reading.get(file.path) ?? readJob(file, project);
    reading.set(file.path, job);
    return job;
  };
}

async function addNeeded(
  root: JobDefinition,
  found: {
    files: readonly JobFile[];
    read: Read;
    chosen: Map<string, JobDefinition>;
    faults: Fault[];
    project: Project;
  },
): Promise<void> {
  const { files, read, chosen, faults, project } = found;
  const seen = new Set([root.name]);
  const open = [root];
  for (let job = open.pop(); job; job = open.pop()) {
    for (const [input, needed] of jobsNamedBy(job)) {
      if (seen.has(needed)) continue;
      seen.add(needed);
      if (files.some(({ name }) => name === needed)) {
        const other = await read(await findJob(project, needed));
        chosen.set(needed, other);
        open.push(other);
      } else faults.push(missingJob(job, input, needed, files));
    }
  }
}

async function addFollowing(
  root: JobDefinition,
  { files, read, chosen }: { files: readonly JobFile[]; read: Read; chosen: Map<string, JobDefinition> },
): Promise<void> {
  const jobs = await Promise.all(files.map((file) => read(file).catch(passOver)));
  const followers = new Map<string, string[]>();
  for (const job of jobs) {
    for (const [, needed] of job ? jobsNamedBy(job) : []) {
      followers.set(needed, [...(followers.get(needed) ?? []), job?.name ?? '']);
    }
  }
  const after = reachable(root.name, followers);
  for (const job of jobs) if (job && after.has(job.name)) chosen.set(job.name, chosen.get(job.name) ?? job);
}

function passOver(error: unknown): undefined {
  if (!(error instanceof MlxError)) throw error;
}

/** The jobs whose outputs a job reads, by the input; not its own, which is that of an earlier run. */
function jobsNamedBy(job: JobDefinition): [input: string, job: string][] {
  return Object.entries(job.inputs).flatMap(([input, ref]): [string, string][] =>
    ref.kind === 'output' && ref.job !== job.name ? [[input, ref.job]] : [],
  );
}

function missingJob(job: JobDefinition, input: string, needed: string, files: readonly JobFile[]): Fault {
  const known = [...new Set(files.map(({ name }) => name))];
  const place = job.places[`inputs.${input}`] ?? job.places[''] ?? startOf(job.script);
  return faultAt(place, {
    what: `there is no job ${JSON.stringify(needed)}`,
    rule: `the project has ${known.slice(0, 12).join(', ')}`,
    fix: 'name one of these, or write it',
    near: { word: needed, among: known },
  });
}
