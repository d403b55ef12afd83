import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ways } from '../../src/base/way.ts';
import { findJobs } from '../../src/define/find-jobs.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import type { FlowRun } from '../../src/runs/flows/flow-run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const recipes = readdirSync(join(root, 'recipes'));

describe.each(recipes)('the recipe %s', (recipe) => {
  const folder = join(root, 'recipes', recipe);

  it('has heads without a fault, and every file that its tables name', async () => {
    const project = await readProject(folder);
    const jobs = await Promise.all((await findJobs(project)).map((file) => readJob(file, project)));
    expect(jobs.map(({ name, kind }) => `${name}: ${kind}`)).toEqual(
      expect.arrayContaining(['prepare: processing', 'train: training']),
    );
    expect(Object.values(project.tables).filter((file) => !statSync(file).isFile())).toEqual([]);
  });

  it('has a train job that reads what its prepare job writes', async () => {
    const project = await readProject(folder);
    const jobs = await Promise.all((await findJobs(project)).map((file) => readJob(file, project)));
    const [prepare, train] = ['prepare', 'train'].map((name) => jobs.find((job) => job.name === name));
    expect(train?.inputs['features']).toMatchObject({ ...prepare?.outputs['features'] });
  });
});

it('the recipes hold no more than 5 MB of data', () => {
  const files = readdirSync(join(root, 'recipes'), { recursive: true, encoding: 'utf8' });
  const sizes = files.map((file) => statSync(join(root, 'recipes', file))).filter((stat) => stat.isFile());
  expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(5_000_000);
});

describe('the recipe flights', () => {
  let folder: string;
  const call = (program: string, ...args: string[]) =>
    promisify(execFile)(program, args, {
      cwd: join(folder, 'flights'),
      env: { ...process.env, MLX_CACHE: join(folder, 'cache'), MLX_LOCAL_IDLE: '0.5' },
    });
  const mlx = async (...args: string[]) => (await call(join(root, 'bin/mlx'), ...args, '--on', 'local')).stdout;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlx-recipes-'));
    cpSync(join(root, 'recipes/flights'), join(folder, 'flights'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('has a flow that an editor knows by the heads of its scripts', async () => {
    await mlx('types');
    const tsc = join(root, 'node_modules/.bin/tsc');
    expect(await call(tsc, '--project', '.')).toMatchObject({ stdout: '' });
    const flow = join(folder, 'flights/flows/delays.flow.ts');
    const written = readFileSync(flow, 'utf8');
    writeFileSync(flow, written.replace('prepare.outputs.features', 'prepare.outputs.featurs'));
    await expect(call(tsc, '--project', '.')).rejects.toMatchObject({ stdout: expect.stringContaining("'featurs'") });
    writeFileSync(flow, written);
  });

  it(
    'goes from four tables to the best of three models, in one way as in the others',
    { timeout: 180_000 },
    async () => {
      const ended: FlowRun[] = [];
      for (const way of ways) ended.push(JSON.parse(await mlx('run', 'delays', '--as', way, '--json')) as FlowRun);
      expect(ended.map(({ way }) => way)).toEqual(ways);
      for (const run of ended) {
        expect(statusesOf(run)).toEqual({ ...allCompleted, 'too-bad': 'skipped' });
        expect(await mlx('logs', run.name, '--grep', '^best auc')).toMatch(
          /^evaluate +│ best auc=0\.7546 \(large\)\n$/,
        );
      }
      const packages = ended.map(({ steps }) => steps.find(({ name }) => name === 'register')?.made);
      expect(packages).toEqual([1, 2, 3].map((version) => expect.stringMatching(`model-package/delays/${version}$`)));
      expect(await mlx('sql', 'SELECT count(*) AS rows, sum(late) AS late FROM ml.delay_features')).toMatch(
        /55,?368 +17/,
      );
    },
  );
});

const names = ['prepare-flights', 'prepare', 'train-small', 'train-medium', 'train-large', 'evaluate', 'good-enough'];
const allCompleted = Object.fromEntries([...names, 'register'].map((name) => [name, 'completed']));

/** Each step's status by its name; only a state machine has a state for the loop itself. */
function statusesOf({ steps }: FlowRun): Record<string, string> {
  return Object.fromEntries(steps.filter(({ kind }) => kind !== 'each').map(({ name, status }) => [name, status]));
}
