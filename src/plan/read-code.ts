import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { MlxError } from '../base/errors.ts';
import { packageRoot } from '../base/package-root.ts';
import type { JobDefinition } from '../define/definition.ts';
import type { CodeFile } from './plan.ts';

/**
 * Reads the files that travel with a job: its script, its includes, and mlx's own bootstrap with the `mlx_job` module.
 * Throws `CODE_UNREADABLE`.
 */
export async function readCode(job: JobDefinition): Promise<CodeFile[]> {
  const own = [{ path: job.script, as: basename(job.script) }, ...job.include];
  const read = await Promise.all(own.map(({ path, as }) => readOne(path, as)));
  return [...read, ...(await readBootstrap())];
}

/** What mlx puts beside every script, by its path there. */
async function readBootstrap(): Promise<CodeFile[]> {
  const folder = join(packageRoot(), 'src/python');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.py$|^py\.typed$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map((path) => readOne(path, relative(folder, path).replaceAll(sep, '/'))));
}

async function readOne(path: string, as: string): Promise<CodeFile> {
  try {
    return { as, content: await readFile(path) };
  } catch (error) {
    throw new MlxError('CODE_UNREADABLE', { path, reason: (error as Error).message }, { cause: error });
  }
}
