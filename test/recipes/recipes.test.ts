import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findJobs } from '../../src/define/find-jobs.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const recipes = readdirSync(join(root, 'recipes'));

describe.each(recipes)('the recipe %s', (recipe) => {
  const folder = join(root, 'recipes', recipe);

  it('has heads without a fault, and every file that its tables name', async () => {
    const project = await readProject(folder);
    const jobs = await Promise.all((await findJobs(project)).map((file) => readJob(file, project)));
    expect(jobs.map(({ name, kind }) => `${name}: ${kind}`)).toEqual(['prepare: processing', 'train: training']);
    expect(Object.values(project.tables).filter((file) => !statSync(file).isFile())).toEqual([]);
  });

  it('has a train job that reads what its prepare job writes', async () => {
    const project = await readProject(folder);
    const jobs = await Promise.all((await findJobs(project)).map((file) => readJob(file, project)));
    const [prepare, train] = jobs;
    expect(train?.inputs['features']).toMatchObject({ ...prepare?.outputs['features'] });
  });
});

it('the recipes hold no more than 5 MB of data', () => {
  const files = readdirSync(join(root, 'recipes'), { recursive: true, encoding: 'utf8' });
  const sizes = files.map((file) => statSync(join(root, 'recipes', file))).filter((stat) => stat.isFile());
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(5_000_000);
});

describe('the recipe flights on the embedded AWS', () => {
  let folder: string;
  const mlx = async (...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)(join(root, 'bin/mlx'), [...args, '--on', 'local'], {
      cwd: join(folder, 'flights'),
      env: { ...process.env, MLX_CACHE: join(folder, 'cache'), MLX_LOCAL_IDLE: '0.5' },
    });
    return stdout + stderr;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlx-recipes-'));
    cpSync(join(root, 'recipes/flights'), join(folder, 'flights'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  it(
    'goes from four tables to a table of features to a model that knows late flights',
    { timeout: 180_000 },
    async () => {
      expect(await mlx('run', 'prepare')).toContain('wrote 55,368 rows: 31% late, 13,941 for the test');
      expect(await mlx('sql', 'SELECT count(*) AS rows, sum(late) AS late FROM ml.delay_features')).toMatch(
        /55,?368 +17/,
      );
      expect(await mlx('run', 'train', '--epochs', '2')).toMatch(/epoch=2 loss=0\.51\d+ auc=0\.7[45]/);
    },
  );
});
