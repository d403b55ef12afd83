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
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'`,
    'import sys\ndepth = int(sys.argv[sys.argv.index("--depth") + 1])\nprint(f"auc={depth / 10}", flush=True)\n',
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
