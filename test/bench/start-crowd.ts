import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { options } from '../../src/tools/build.ts';
import type { Crowd } from './launch-crowd.ts';
import { nodeFlagsOfMlx, nodeOfMlx } from './mlx.ts';

/** Launches so many `hello` jobs of a project at once, from one process that is built as mlx itself is, and waits for their end. */
export async function startCrowd(root: string, count: number): Promise<Crowd> {
  const outdir = fileURLToPath(new URL('../.cache/bench', import.meta.url));
  await rm(outdir, { recursive: true, force: true });
  await build({ ...options, entryPoints: ['test/bench/launch-crowd.ts'], outdir, write: true });
  const words = [...nodeFlagsOfMlx(), join(outdir, 'launch-crowd.mjs'), root, String(count)];
  const { stdout } = await promisify(execFile)(nodeOfMlx(), words);
  return JSON.parse(stdout) as Crowd;
}
