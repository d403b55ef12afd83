import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tell, type MlxError } from '../../src/base/errors.ts';
import { findJob } from '../../src/define/find-job.ts';
import { findJobs } from '../../src/define/find-jobs.ts';
import { readJob } from '../../src/define/read-job.ts';
import { readProject } from '../../src/define/project.ts';
import { nameBelow } from '../../src/define/source/read-text.ts';
import { head } from './read-script.ts';
import { scratchProject } from './scratch-project.ts';

const job = head('[tool.mlx]', 'kind = "processing"');

async function found(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const root = await scratchProject(files);
  const jobs = await findJobs(await readProject(root));
  return jobs.map(({ name, path }) => `${name} ${nameBelow(root, path)}`);
}

test('scripts with a head are found in jobs/ and at the top, by name', async () => {
  expect(
    await found({
      'mlx.toml': '',
      'jobs/train.py': job,
      'jobs/deep/er/score.sh': job,
      'jobs/helper.py': 'x = 1',
      'jobs/other.py': head('dependencies = []'),
      'jobs/notes.txt': job,
      'top.py': job,
      'lib/hidden.py': job,
      'jobs/flow.job.ts': 'export default 1',
    }),
  ).toEqual(['flow jobs/flow.job.ts', 'score jobs/deep/er/score.sh', 'top top.py', 'train jobs/train.py']);
});

test('folders of packages, builds and hidden ones are passed over', async () => {
  const files = ['node_modules', '.venv', 'venv', '.git', '.mlx', 'dist', '__pycache__'].map((name) => [
    `jobs/${name}/x.py`,
    job,
  ]);
  expect(await found({ 'mlx.toml': '', ...(Object.fromEntries(files) as Record<string, string>) })).toEqual([]);
});

test('the globs of the project say where to look', async () => {
  const files = {
    'mlx.toml': 'jobs = ["ml/*/main.py"]',
    'ml/a/main.py': job,
    'ml/b/other.py': job,
    'ml/c/d/main.py': job,
    'x.py': job,
  };
  expect(await found(files)).toEqual(['main ml/a/main.py']);
});

test('a job with a faulty head is listed all the same', async () => {
  const files = {
    'a.py': head('[tool.mlx]', 'kin = 5'),
    'b.py': job.replaceAll('\n', '\r\n'),
    'c.py': head('[tool.mlx', 'kind = "processing"'),
  };
  expect(await found(files)).toEqual(['a a.py', 'b b.py', 'c c.py']);
});

test('a script without a head is found by its name, so that reading it can say what it lacks', async () => {
  const root = await scratchProject({ 'mlx.toml': '', 'jobs/plain.py': 'print(1)\n' });
  const project = await readProject(root);
  await expect(readJob(await findJob(project, 'plain'), project)).rejects.toMatchObject({ code: 'HEAD_MISSING' });
});

test('binary files, folders named like scripts and links in circles do no harm', async () => {
  const root = await scratchProject({ 'a.py': Buffer.from([0, 255, 10, 0xc3]), 'jobs/b.py/x.txt': '', 'c.py': job });
  await symlink(root, join(root, 'jobs', 'again'));
  await mkdir(join(root, 'd.py'));
  expect((await findJobs(await readProject(root))).map(({ name }) => name)).toEqual(['c']);
});

test('a job is found by name, by path from here, and by path from the project', async () => {
  const root = await scratchProject({ 'mlx.toml': '', 'jobs/train.py': job, 'lib/x.py': job });
  const project = await readProject(join(root, 'jobs'));
  const path = join(root, 'jobs/train.py');
  for (const name of ['train', 'train.py', 'jobs/train.py', path]) {
    expect(await findJob(project, name)).toEqual({ name: 'train', path, form: 'script' });
  }
  expect(await findJob(project, 'lib/x.py')).toMatchObject({ name: 'x' });
});

test('an unknown name is answered with the nearest and the known ones', async () => {
  const project = await readProject(await scratchProject({ 'train.py': job, 'prepare.py': job }));
  const error = (await findJob(project, 'trian').catch((thrown: unknown) => thrown)) as MlxError<'JOB_UNKNOWN'>;
  expect(error).toMatchObject({ code: 'JOB_UNKNOWN', details: { nearest: 'train' } });
  expect(tell(error.code, error.details)).toMatchObject({
    why: 'The project has prepare, train.',
    fix: 'Did you mean `train`?',
  });
  const none = await readProject(await scratchProject({ 'mlx.toml': '' }));
  await expect(findJob(none, 'train')).rejects.toMatchObject({ code: 'JOB_UNKNOWN', details: { known: [] } });
});

test('a name that several files have is told with their paths, each of which is good', async () => {
  const project = await readProject(
    await scratchProject({ 'mlx.toml': '', 'jobs/a/train.py': job, 'jobs/b/train.py': job }),
  );
  await expect(findJob(project, 'train')).rejects.toMatchObject({
    code: 'JOB_AMBIGUOUS',
    details: { paths: ['jobs/a/train.py', 'jobs/b/train.py'] },
  });
  expect(await findJob(project, 'jobs/b/train.py')).toMatchObject({ name: 'train' });
});

test('a path to nothing, to a folder, or to no script says so', async () => {
  const project = await readProject(await scratchProject({ 'mlx.toml': '', 'jobs/x.py/y': '', 'data.csv': 'a' }));
  await expect(findJob(project, 'jobs/none.py')).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    details: { reason: 'ENOENT' },
  });
  await expect(findJob(project, 'jobs/x.py')).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    details: { reason: 'EISDIR' },
  });
  await expect(findJob(project, './data.csv')).rejects.toMatchObject({ code: 'SCRIPT_ENDING' });
});
