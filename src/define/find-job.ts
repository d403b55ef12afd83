import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MlxError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { filesNamed, findJobs, jobFileOf, type JobFile } from './find-jobs.ts';
import { scriptEndings } from './source/language.ts';
import { nameBelow } from './source/read-text.ts';
import type { Project } from './project.ts';

/**
 * The job with that name, or at that path (from where `mlx` was called, else from the project's folder).
 * Throws JOB_UNKNOWN with the nearest name, JOB_AMBIGUOUS, SCRIPT_ENDING, FILE_UNREADABLE for a path to nothing.
 */
export async function findJob(project: Pick<Project, 'root' | 'cwd' | 'jobs'>, nameOrPath: string): Promise<JobFile> {
  const jobs = await findJobs(project);
  const named = jobs.filter((job) => job.name === nameOrPath);
  if (named.length > 1) {
    const paths = named.map((job) => nameBelow(project.cwd, job.path));
    throw new MlxError('JOB_AMBIGUOUS', { name: nameOrPath, paths });
  }
  const [job] = named;
  if (job) return job;
  if (looksLikePath(nameOrPath)) return jobAtPath(project, nameOrPath);
  // A script of that name without a head: reading it tells that more plainly than that there is no such job.
  const [headless] = await filesNamed(project, nameOrPath);
  return headless ?? unknownJob(nameOrPath, jobs);
}

function looksLikePath(text: string): boolean {
  return /[/\\]/.test(text) || scriptEndings.some((ending) => text.endsWith(ending));
}

async function jobAtPath({ root, cwd }: Pick<Project, 'root' | 'cwd'>, text: string): Promise<JobFile> {
  for (const path of [resolve(cwd, text), resolve(root, text)]) {
    const found = await stat(path).catch(() => undefined);
    const file = jobFileOf(path);
    if (found?.isDirectory()) throw new MlxError('FILE_UNREADABLE', { file: text, reason: 'EISDIR' });
    if (found && !file) throw new MlxError('SCRIPT_ENDING', { file: text, endings: scriptEndings });
    if (found && file) return file;
  }
  throw new MlxError('FILE_UNREADABLE', { file: text, reason: 'ENOENT' });
}

function unknownJob(name: string, jobs: readonly JobFile[]): never {
  const known = [...new Set(jobs.map((job) => job.name))];
  const near = nearest(name, known);
  throw new MlxError('JOB_UNKNOWN', { name, known, ...(near !== undefined && { nearest: near }) });
}
