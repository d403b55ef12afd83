import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MlxError } from '../../src/base/errors.ts';
import { findJob } from '../../src/define/find-job.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import { training } from './read-script.ts';
import { scratchProject } from './scratch-project.ts';

async function including(
  globs: string,
  files: Record<string, string>,
  prepare: (root: string) => Promise<void> = async () => {},
) {
  const root = await scratchProject({ 'mlx.toml': '', 'jobs/train.py': training(`include = ${globs}`), ...files });
  await prepare(root);
  const project = await readProject(root);
  const job = await readJob(await findJob(project, 'train'), project);
  return job.include.map(({ as }) => as);
}

async function faultOf(globs: string, files: Record<string, string> = {}): Promise<string[]> {
  const error = (await including(globs, files).catch((thrown: unknown) => thrown)) as MlxError;
  return error.faults.map(({ place, what }) => `${place.line}:${place.column} ${what}`);
}

test('files beside the script travel under their path from it, each once, and never the script', async () => {
  const files = { 'jobs/lib/a.py': '', 'jobs/lib/deep/b.py': '', 'jobs/lib/c.txt': '', 'jobs/node_modules/d.py': '' };
  expect(await including('["lib/**/*.py", "**/*.py", "train.py"]', files)).toEqual(['lib/a.py', 'lib/deep/b.py']);
});

test('a glob that leaves the folder is a fault', async () => {
  for (const glob of ['../secret.txt', '/etc/passwd', 'lib/../../x']) {
    expect(await faultOf(`["${glob}"]`, { 'secret.txt': 'x' })).toEqual([
      `4:14 "${glob}" leaves the folder of the script`,
    ]);
  }
});

test('a link that leads out of the folder is not followed', async () => {
  const files = { 'secret.txt': 'x', 'jobs/lib/a.py': '' };
  expect(await including('["lib/*"]', files, linkSecret)).toEqual(['lib/a.py']);
});

test('a glob that matches nothing, and a name that mlx fills itself, are faults', async () => {
  expect(await faultOf('["lib/*.py"]')).toEqual(['4:14 "lib/*.py" matches no file']);
  expect(await faultOf('["*.json"]', { 'jobs/job.json': '{}' })).toEqual([
    '4:14 "job.json" is a name that mlx fills itself',
  ]);
  expect(await faultOf('["mlx_job/*"]', { 'jobs/mlx_job/x.py': '' })).toEqual([
    '4:14 "mlx_job/x.py" is a name that mlx fills itself',
  ]);
});

async function linkSecret(root: string): Promise<void> {
  await symlink(join(root, 'secret.txt'), join(root, 'jobs/lib/b.py'));
}
