import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import { findJob } from '../../src/define/find-job.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import { head, training } from './read-script.ts';
import { scratchProject } from './scratch-project.ts';

const prepare = head('[tool.mlx]', 'kind = "processing"');

async function faultsOf(settings: string, name = 'mlx.toml'): Promise<string[]> {
  const error = await readProject(await scratchProject({ [name]: settings })).catch((thrown: unknown) => thrown);
  if (!(error instanceof MlxError)) return [];
  expect(error.code).toBe('PROJECT_FAULTS');
  return error.faults.map(({ place, what, fix }) => `${place.file}:${place.line}:${place.column} ${what} -> ${fix}`);
}

test('the nearest folder upwards with mlx.toml is the project', async () => {
  const root = await scratchProject({ 'mlx.toml': 'name = "delays"', 'a/b/c.txt': '' });
  expect(await readProject(join(root, 'a/b'))).toMatchObject({ root, name: 'delays', cwd: join(root, 'a/b') });
});

test('a pyproject.toml counts where it has [tool.mlx], and its other tables are left alone', async () => {
  const settings = '[project]\nname = "x"\n[tool.ruff]\nline-length = 100\n[tool.mlx]\nbucket = "my-bucket"\n';
  const root = await scratchProject({ 'pyproject.toml': settings, 'sub/pyproject.toml': '[project]\nname = "y"\n' });
  expect(await readProject(join(root, 'sub'))).toMatchObject({ root, bucket: 'my-bucket' });
});

test('a folder with .mlx/ is a project without settings', async () => {
  const root = await scratchProject({ 'a/x.txt': '' });
  await mkdir(join(root, '.mlx'));
  expect((await readProject(join(root, 'a'))).root).toBe(root);
});

test('a folder of no project is its own, named by the letters of its name that names may have', async () => {
  const root = await realpath(await scratchProject({ 'My  Project_1/x.txt': '' }));
  const project = await readProject(join(root, 'My  Project_1'));
  expect(project).toMatchObject({ name: 'My-Project-1', jobs: ['jobs/**', '*'], tables: {}, defaults: {} });
});

test('tables are named in small letters and their files by absolute paths', async () => {
  const root = await scratchProject({ 'mlx.toml': '[tables]\n"NYC.flights" = "data/flights.parquet"' });
  expect((await readProject(root)).tables).toEqual({ 'nyc.flights': join(root, 'data/flights.parquet') });
});

test('all faults of the settings are told at their places', async () => {
  const settings = [
    'nmae = "x"',
    'region = "Frankfurt"',
    '[defaults]',
    'instance = "m5.large"',
    'kind = "training"',
    'env = { MLX_HOME = "x" }',
    '[tables]',
    'flights = "data/flights.parquet"',
  ];
  expect(await faultsOf(settings.join('\n'))).toEqual([
    'mlx.toml:1:1 unknown key "nmae" -> name = "x"',
    'mlx.toml:2:10 region is "Frankfurt" -> for example "eu-west-1"',
    'mlx.toml:4:12 defaults.instance is "m5.large" -> instance = "ml.m5.large"',
    'mlx.toml:5:1 unknown key "kind" -> remove it',
    'mlx.toml:6:9 MLX_HOME is a variable of mlx -> choose another name',
    'mlx.toml:8:1 "flights" is no name of a table -> "nyc.flights" = "data/flights.parquet"',
  ]);
});

test('faults in pyproject.toml are placed in it', async () => {
  expect(await faultsOf('[project]\nname = "x"\n[tool.mlx]\nbukcet = "my-bucket"\n', 'pyproject.toml')).toEqual([
    'pyproject.toml:4:1 unknown key "bukcet" -> bucket = "my-bucket"',
  ]);
});

test('broken settings are told where they break', async () => {
  expect(await faultsOf('name = delays')).toEqual([
    expect.stringMatching(/^mlx.toml:1:\d+ broken TOML: .* -> name = "delays"$/),
  ]);
});

test('settings that are a folder, or are not text, say so', async () => {
  const folder = await scratchProject({ 'mlx.toml/x': '' });
  await expect(readProject(folder)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', details: { reason: 'EISDIR' } });
  const latin = await scratchProject({ 'mlx.toml': Buffer.from('name = "caf\xe9"', 'latin1') });
  await expect(readProject(latin)).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
});

test('defaults of the project hold where the head says nothing; variables and tags are joined', async () => {
  const root = await scratchProject({
    'mlx.toml':
      'role = "arn:aws:iam::123456789012:role/ours"\n[defaults]\ncount = 3\nvolume = 99\nspot = true\nenv = { A = "1", B = "1" }\n',
    'jobs/train.py': training('volume = 7', 'env = { B = "2" }'),
    'jobs/prepare.py': prepare,
  });
  const project = await readProject(root);
  const train = await readJob(await findJob(project, 'train'), project);
  expect(train).toMatchObject({ count: 3, volume: 7, env: { A: '1', B: '2' }, spot: { maxWait: 7200 } });
  expect(train.role).toBe('arn:aws:iam::123456789012:role/ours');
  expect(train.places['count']).toMatchObject({ file: 'mlx.toml', line: 3 });
  expect(train.places['volume']).toMatchObject({ file: 'jobs/train.py', line: 4 });
  const processing = await readJob(await findJob(project, 'prepare'), project);
  expect(processing.spot).toBeUndefined();
});

test('a wait of the project that is shorter than the time limit of the head grows to it', async () => {
  const root = await scratchProject({
    'mlx.toml': '[defaults]\nspot = { max_wait = "2h" }\n',
    'train.py': training('max_runtime = "5h"'),
  });
  const project = await readProject(root);
  expect(await readJob(await findJob(project, 'train'), project)).toMatchObject({ spot: { maxWait: 18_000 } });
});
