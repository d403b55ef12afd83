import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { homeAt } from '../../src/local/home.ts';
import { insertJob, migrateJobs } from '../../src/local/jobs/job-table.ts';
import { openState } from '../../src/local/state.ts';
import { image, role } from '../local/fakes/requests.ts';
import { mlx } from './mlx.ts';

let folder: string;
let clone: string;
let proof: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-clone-'));
  [clone, proof] = [join(folder, 'clone'), join(folder, 'executed')];
  await mkdir(join(clone, 'jobs'), { recursive: true });
  await writeFile(join(clone, 'mlx.toml'), 'name = "theirs"\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that a person does to look around before trusting a project. */
const looks = [
  ['ls'],
  ['tables'],
  ['show', 'last'],
  ['logs', 'last'],
  ['why', 'last'],
  ['doctor'],
  ['help', 'head'],
  ['__complete', '--', 'run', ''],
  ['__complete', '--', 'run', 'theirs', '--'],
  ['__complete', '--', 'show', ''],
];

test.each(looks)('mlx %s %s %s runs no code of the project', async (...words) => {
  const code = `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`;
  await writeFile(join(clone, 'jobs/theirs.job.ts'), `${code.replace('require', 'process.getBuiltinModule')};\n`);
  await writeFile(join(clone, 'package.json'), `{ "type": "commonjs", "main": "index.js" }`);
  await writeFile(join(clone, 'index.js'), code);
  await mlx(clone, ...words);
  expect(existsSync(proof)).toBe(false);
});

test('a job that waits in the state of a clone is not run by looking at it', async () => {
  const made = homeAt(join(folder, 'made', '.mlx'), {});
  const state = openState(made);
  migrateJobs(state);
  const request = {
    RoleArn: role,
    AppSpecification: { ImageUri: image, ContainerEntrypoint: ['touch', proof] },
  };
  insertJob(
    state,
    {
      kind: 'processing',
      name: 'waits',
      arn: 'arn:aws:sagemaker:us-east-1:000000000000:processing-job/waits',
      request,
    },
    { mark: 'mark', lent: {}, at: 1 },
  );
  state.close();
  await cp(made.root, join(clone, '.mlx'), { recursive: true });
  for (const verb of ['ls', 'tables']) {
    const { code, stderr } = await mlx(clone, verb);
    expect([code, stderr]).toEqual([2, expect.stringContaining('LOCAL_STATE_FOREIGN')]);
  }
  expect(existsSync(proof)).toBe(false);
});

test('links in the place of mlx’s own folders lead nowhere', async () => {
  const theirs = join(folder, 'documents');
  await mkdir(theirs);
  await writeFile(join(theirs, 'old.txt'), 'kept');
  await utimes(join(theirs, 'old.txt'), 1, 1);
  await mkdir(join(clone, '.mlx', 'objects'), { recursive: true });
  await symlink(theirs, join(clone, '.mlx', 'objects', '.incoming'));
  expect((await mlx(clone, 'ls')).stderr).toContain('LOCAL_STATE_FOREIGN');
  await rm(join(clone, '.mlx'), { recursive: true });
  expect((await mlx(clone, 'ls')).code).toBe(0);
  await rm(join(clone, '.mlx', 'objects', '.incoming'), { recursive: true, force: true });
  await mkdir(join(clone, '.mlx', 'objects'), { recursive: true });
  await symlink(theirs, join(clone, '.mlx', 'objects', '.incoming'));
  expect((await mlx(clone, 'ls')).code).toBe(0);
  expect(await readdir(theirs)).toEqual(['old.txt']);
});
