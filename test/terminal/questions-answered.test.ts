import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/make.py': script(
    'kind = "processing"\n[tool.mlx.outputs]\nrows = "table:ml.scores"',
    `import os, pathlib
pathlib.Path(os.environ["MLX_OUTPUT_ROWS"], "rows.json").write_text('{"carrier": "UA"}\\n')
`,
  ),
  'jobs/train.py': script(
    `kind = "training"
instance = "ml.m5.large"
max_runtime = "10m"
[tool.mlx.params]
depth = { type = "int", default = 6 }
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'`,
    `import sys
depth = int(sys.argv[sys.argv.index("--depth") + 1])
print("auc=%.3f" % (0.65 + depth / 40))
`,
  ),
};

const bin = fileURLToPath(new URL('../../bin/mlx', import.meta.url));
const size = { columns: 80, rows: 24 };
let session: TerminalRun;

beforeAll(async () => {
  session = await openTerminalRun(files, size, {}, [], {
    before: async (root) => {
      const mlx = async (...words: readonly string[]) =>
        promisify(execFile)('sh', [bin, ...words], {
          cwd: root,
          env: { ...process.env, MLX_CACHE: join(root, '.cache') },
        });
      await mlx('run', 'make');
      await mlx('run', 'train', '--depth', '4');
      await mlx('run', 'train', '--depth', '8');
    },
  });
  await session.shows(/train-\d[^]*ml\.scores/u);
  session.type('i');
});

afterAll(async () => session.close());

/** Types a question into the REPL and reads the screen once it tells an answer. */
async function ask(question: string, answer: RegExp): Promise<string> {
  session.type(`${question}\r`);
  const rows = await session.shows(answer);
  expect(rows.every((row) => row.length <= size.columns)).toBe(true);
  return rows.join('\n');
}

test('what may `instance` be for a training job here', async () => {
  const screen = await ask('train.instance?', /rule +an instance type[^]*values +`ml\./u);
  expect(screen).toMatch(/now +ml\.m5\.large/u);
  expect(screen).toMatch(/here +jobs run on this machine: any of these may be named/u);
  expect(screen).toContain('CreateTrainingJob.ResourceConfig.InstanceType = ');
  session.type('\u001b[6~'.repeat(3));
  await session.shows(/ml\.t3\.medium +2 vCPU, 4 GiB, \$0\.05\/h[^]*▸ ml\.m5\.large/u);
});

test('what does `max_runtime` compile to', async () => {
  const screen = await ask('train.max_runtime?', /compiles to[^]*MaxRuntimeInSeconds/u);
  expect(screen).toContain('training (job, pipeline, states): max_runtime = "1h"');
  expect(screen).toContain('CreateTrainingJob.StoppingCondition.MaxRuntimeInSeconds = 3600');
});

test('where may execution.id stand, and what will it look like', async () => {
  const screen = await ask('execution.id?', /example +`p4jn9xou8a8s`/u);
  expect(screen).toMatch(/✗ head[^]*✓ flow[^]*✓ job[^]*✓ pipeline[^]*Execution\.PipelineExecutionId/u);
  await ask('evaluate(execution.id)', /│ '?p4jn9xou8a8s'? +│/u);
  await ask(`evaluate(execution.id, 'last')`, /there is no run of a flow "last"/u);
});

test('which runs of train had depth 8 and auc above 0.8', async () => {
  const screen = await ask(`runs.where('train', 'depth=8', 'auc>0.8')`, /1 of the 2 newest runs/u);
  expect(screen).toMatch(/status +run +depth +auc[^]*✓ completed +train-\S+ +8 +0\.85 /u);
});

test('what changed between two runs', async () => {
  const screen = await ask('diff(runs.last, runs[1])', /the same: /u);
  expect(screen).toMatch(/- train-\S+[^]*\+ train-\S+[^]*params[^]*depth {2}"8" → "4"[^]*auc {2}0\.85 → 0\.75/u);
  expect(screen).toMatch(/the same: [^]*machine[^]*code/u);
});

test('which job wrote this table', async () => {
  const screen = await ask(`writer('ml.scores')`, /written by +make-/u);
  expect(screen).toContain('a run of the job make');
  await ask(`tables['ml.scores']?`, /lies at +s3:[^]*select \* from ml\.scores/u);
});

test('what did this run cost', async () => {
  const screen = await ask('cost(runs.last)', /nothing, it ran here; in AWS \$0\.0/u);
  expect(screen).toMatch(/train +1 × ml\.m5\.large +\S+ s +\$0\.\d+ +100 %/u);
});

test('what would this request be refused for', async () => {
  const screen = await ask(`check('CreateTrainingJob', { TrainingJobName: 'a b' })`, /refused for these 3 faults/u);
  expect(screen).toMatch(/RoleArn is missing[^]*OutputDataConfig is missing[^]*TrainingJobName is "a b"/u);
  await ask(`check(plan('train'))`, /nothing that the service would refuse/u);
});
