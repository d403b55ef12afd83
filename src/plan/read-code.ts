import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MlxError } from '../base/errors.ts';
import { filesBelow } from '../base/files-below.ts';
import { packageRoot } from '../base/package-root.ts';
import { messageOf } from '../base/thrown.ts';
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
  const own = (await filesBelow(folder)).filter((as) =>
    /^(?:mlx_bootstrap\.py|mlx_job\/.*\.py|mlx_job\/py\.typed)$/u.test(as),
  );
  return Promise.all(own.map((as) => readOne(join(folder, as), as)));
}

async function readOne(path: string, as: string): Promise<CodeFile> {
  try {
    return { as, content: await readFile(path) };
  } catch (error) {
    throw new MlxError('CODE_UNREADABLE', { path, reason: messageOf(error) }, { cause: error });
  }
}
