import { relative, resolve } from 'node:path';
import { MlxError, tell } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import type { JobDefinition } from '../definition.ts';
import { findJob } from '../find-job.ts';
import { findJobs, jobFileOf } from '../find-jobs.ts';
import type { Project } from '../project.ts';
import { readJob } from '../read-job.ts';

/** The jobs of scripts, by how the flow names them, and why others can't be read. */
export interface ReadJobs {
  jobs: ReadonlyMap<string, JobDefinition>;
  problems: ReadonlyMap<string, MlxError>;
}

/** Reads each script once. A script is named by its path from the project's folder, or a job by its name. */
export async function readJobs(scripts: Iterable<string>, project: Project): Promise<ReadJobs> {
  const jobs = new Map<string, JobDefinition>();
  const problems = new Map<string, MlxError>();
  const reading = [...new Set(scripts)].map(async (script) => {
    try {
      jobs.set(script, await readOne(script, project));
    } catch (error) {
      if (!(error instanceof MlxError)) throw error;
      problems.set(script, error);
    }
  });
  await Promise.all(reading);
  return { jobs, problems };
}

async function readOne(script: string, project: Project): Promise<JobDefinition> {
  const isPath = /[/\\.]/u.test(script);
  const file = isPath ? jobFileOf(resolve(project.root, script)) : undefined;
  return readJob(file ?? (await findJob({ ...project, cwd: project.root }, script)), project);
}

/** What was wrong with a script, in the words of a fault in the flow's file. */
export async function problemOf(
  script: string,
  error: MlxError,
  project: Project,
): Promise<{ what: string; rule: string; fix: string; nearest?: string }> {
  const { what, why, fix } = tell(error.code, error.details);
  const files = await findJobs(project);
  const near = nearest(script, [
    ...files.map(({ path }) => relative(project.root, path)),
    ...files.map(({ name }) => name),
  ]);
  return near === undefined ? { what, rule: why, fix } : { what, rule: why, fix: near, nearest: near };
}
