import { afterAll, beforeAll, expect, test } from 'vitest';
import { script } from '../../fakes/scratch.ts';
import { openProjectRepl, type ProjectRepl } from './open-project-repl.ts';

const files = {
  'jobs/train.py': script(
    `kind = "training"
instance = "ml.m5.large"
max_runtime = "1h"
[tool.mlx.params]
depth = { type = "int", default = 6, min = 1, max = 20, help = "depth of a tree" }
[tool.mlx.outputs]
scores = "table:ml.scores"
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'`,
    `import os, sys
depth = int(sys.argv[sys.argv.index("--depth") + 1])
print(f"auc={depth / 10}", flush=True)
open(os.path.join(os.environ["MLX_OUTPUT_SCORES"], "rows.csv"), "w").write("depth,auc\\n%d,%f\\n" % (depth, depth / 10))
`,
  ),
};

let opened: ProjectRepl;

beforeAll(async () => {
  opened = await openProjectRepl(files);
  for (const depth of ['6', '8', '9']) await opened.project.run('train', { depth });
}, 120_000);
afterAll(() => opened.close());

test('which runs of train had depth 8 and auc of at least 0.8', async () => {
  expect(await opened.plain("runs.where('train', 'depth=8', 'auc>=0.8')")).toMatchObject([
    { job: 'train', params: { depth: '8' }, metrics: { auc: 0.8 } },
  ]);
  const seen = await opened.seen("runs.where('train', 'auc>0.7')", 100);
  expect(seen).toMatch(/run +depth +auc/);
  expect(seen).toContain('2 of the 3 newest runs');
  expect(await opened.seen("runs.where('train', 'auc>2')")).toBe('none of the 3 newest runs is as asked');
});

test('a filter on what no run has names what they have', async () => {
  await expect(opened.plain("runs.where('train', 'dept=8')")).rejects.toMatchObject({
    details: { nearest: 'depth', rule: expect.stringContaining('auc') },
  });
});

test('what did this run cost', async () => {
  const seen = await opened.seen('cost(runs.last)');
  expect(seen).toMatch(/nothing, it ran here; in AWS \$0/);
  expect(seen).toMatch(/train +1 × ml\.m5\.large +[\d.]+ m?s +\$0[\d.]* +100 %/);
});

test('which job wrote this table', async () => {
  expect(await opened.seen('tables.scores?')).toMatch(/written by +train-\d{8}-\d{6}-\w{4}, a run of the job train/);
  expect(await opened.plain('writer(tables.scores)')).toMatchObject({ jobs: ['train'], run: { job: 'train' } });
});

test('what may be given to a param of a job', async () => {
  expect(await opened.seen('jobs.train.params.depth?')).toMatch(
    /^train\.params\.depth +int\ndepth of a tree[^]*at least 1, at most 20/u,
  );
});

test('what may `instance` be for a training job here', async () => {
  const seen = await opened.seen('jobs.train.instance?');
  expect(seen).toContain('ml.m5.large');
  expect(seen).toContain('ml.g5.2xlarge');
});

test('what does max_runtime compile to', async () => {
  expect(await opened.seen('max_runtime?', 120)).toContain('StoppingCondition.MaxRuntimeInSeconds');
});

test('where may execution.id stand and what will it look like', async () => {
  const seen = await opened.seen('?execution.id', 120);
  expect(seen).toMatch(/example/);
  expect(seen).toMatch(/pipeline/);
});

test('what would this request be refused for', async () => {
  const seen = await opened.seen("check('CreateTrainingJob', { TrainingJobName: 'a b', RoleArn: 'me' })");
  expect(seen).toContain('TrainingJobName');
  expect(seen).toContain('RoleArn');
  expect(seen).toContain('OutputDataConfig is missing');
  expect(await opened.seen("check(plan('train'))")).toContain('nothing that the service would refuse');
});

test('what changed between two runs', async () => {
  const seen = await opened.seen("diff('last', 'last~1')");
  expect(seen).toContain('depth');
  expect(seen).toContain('auc');
  expect(await opened.seen('diff({ a: 1, b: 2 }, { a: 1, b: 3 })')).toMatch(/b/u);
});

test('runs are known as far as they were read, and more of them follow', async () => {
  expect(await opened.plain('runs.length')).toBe(3);
  expect(await opened.plain('(await runs.more()).length')).toBe(0);
  expect(await opened.plain("(await runs.of('train')).map(run => run.name).length")).toBe(3);
  const all = 'const names = [];\nfor await (const run of runs) names.push(run.name);\nnew Set(names).size';
  expect(await opened.plain(all)).toBe(3);
});
