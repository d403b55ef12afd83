import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mlx, startMlx } from './mlx.ts';

const prepare = `# /// script
# [tool.mlx]
# kind = "processing"
#
# [tool.mlx.params]
# least = { type = "int", default = 2, min = 0, max = 9 }
#
# [tool.mlx.inputs]
# birds = { sql = "select name, weight from zoo.birds", format = "csv" }
#
# [tool.mlx.outputs]
# heavy = "table:zoo.heavy"
# ///
import csv, glob, os, sys
least = int(sys.argv[sys.argv.index("--least") + 1])
rows = [row for path in glob.glob(os.environ["MLX_INPUT_BIRDS"] + "/*.csv") for row in csv.DictReader(open(path))]
kept = [row for row in rows if float(row["weight"]) >= least]
with open(os.environ["MLX_OUTPUT_HEAVY"] + "/heavy.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, ["name", "weight"])
    writer.writeheader()
    writer.writerows(kept)
print(f"kept {len(kept)} of {len(rows)}")
`;

const train = `# /// script
# [tool.mlx]
# kind = "training"
#
# [tool.mlx.inputs]
# heavy = "table:zoo.heavy"
#
# [tool.mlx.outputs]
# model = "model"
#
# [tool.mlx.metrics]
# loss = 'loss=([0-9.]+)'
# ///
import os
for epoch in range(3):
    print(f"epoch {epoch} loss={1 / (epoch + 1):.3f}", flush=True)
open(os.environ["SM_MODEL_DIR"] + "/model.txt", "w").write("done")
`;

const broken = `# /// script
# [tool.mlx]
# kind = "processing"
# ///
def read(day):
    raise ValueError(f"no rows for {day}")
print("reading")
read("2013-02-30")
`;

const endless = `# /// script
# [tool.mlx]
# kind = "processing"
# ///
import time
print("begun", flush=True)
while True:
    time.sleep(0.1)
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-story-'));
  await mkdir(join(folder, 'jobs'));
  await writeFile(join(folder, 'birds.csv'), 'name,weight\nowl,2.5\nwren,0.01\ncrane,5\n');
  await writeFile(join(folder, 'mlx.toml'), 'name = "story"\n\n[tables]\n"zoo.birds" = "birds.csv"\n');
  const scripts = { prepare, train, broken, endless };
  await Promise.all(Object.entries(scripts).map(([name, text]) => writeFile(join(folder, `jobs/${name}.py`), text)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('one script after the other, from check to table', { timeout: 90_000 }, () => {
  test('check finds no faults', async () => {
    expect(await mlx(folder, 'check')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('4 jobs checked, no faults'),
    });
  });

  test('plan --json is the request as it would be sent', async () => {
    const { code, stdout } = await mlx(folder, 'plan', 'prepare', '--least', '3', '--json');
    expect(code).toBe(0);
    const request = JSON.parse(stdout) as Record<string, Record<string, unknown>>;
    expect(request['AppSpecification']?.['ContainerArguments']).toEqual(['--least', '3']);
  });

  test('run follows the job, says what it printed, and registers its table', async () => {
    const { code, stdout, stderr } = await mlx(folder, 'run', 'prepare', '--least', '2');
    expect(stdout).toContain('kept 2 of 3\n');
    expect(stdout).toContain('✓ completed');
    expect(stderr).toContain('zoo.heavy now holds the rows of prepare-');
    expect(code).toBe(0);
  });

  test('sql reads the table that the job wrote, as rows, JSON and CSV', async () => {
    const query = 'select name from zoo.heavy order by name';
    expect((await mlx(folder, 'sql', query)).stdout).toBe('name\n─────\ncrane\nowl\n2 rows\n');
    expect(JSON.parse((await mlx(folder, 'sql', query, '--json')).stdout)).toEqual([
      { name: 'crane' },
      { name: 'owl' },
    ]);
    expect((await mlx(folder, 'sql', query, '--csv')).stdout).toBe('name\r\ncrane\r\nowl\r\n');
  });

  test('tables lists it and shows its columns and first rows', async () => {
    expect((await mlx(folder, 'tables')).stdout).toMatch(/zoo\.birds[^]*zoo\.heavy/);
    expect((await mlx(folder, 'tables', 'zoo.heavy')).stdout).toContain('weight');
  });

  test('a second job reads that table; show and ls tell of both', async () => {
    const run = await mlx(folder, 'run', 'train', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ job: 'train', kind: 'training', status: 'completed' });
    for (const line of run.stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('kind');
    expect((await mlx(folder, 'show', 'train')).stdout).toMatch(/✓ completed {2}train-[^]*loss {2}0\.333/);
    const listed = JSON.parse((await mlx(folder, 'ls', '--json')).stdout) as { job: string }[];
    expect(listed.map(({ job }) => job)).toEqual(['train', 'prepare']);
  });

  test('logs prints the lines, and only those asked for', async () => {
    expect((await mlx(folder, 'logs', 'train')).stdout).toBe(
      'epoch 0 loss=1.000\nepoch 1 loss=0.500\nepoch 2 loss=0.333\n',
    );
    expect((await mlx(folder, 'logs', 'train', '--grep', 'epoch [12]')).stdout).toBe(
      'epoch 1 loss=0.500\nepoch 2 loss=0.333\n',
    );
    expect((await mlx(folder, 'logs', 'train', '--since', '2100-01-01')).stdout).toBe('');
  });

  test('names that were seen complete', async () => {
    expect((await mlx(folder, '__complete', '--', 'show', 'tra')).stdout).toMatch(/^train-\S+\t\n$/);
    expect((await mlx(folder, '__complete', '--', 'tables', 'zoo.h')).stdout).toBe('zoo.heavy\t\n');
    expect((await mlx(folder, '__complete', '--', 'run', 'prepare', '--le')).stdout).toBe('--least\t\n');
  });
});

describe('a job that fails', { timeout: 60_000 }, () => {
  test('ends the run with 1 and a card that names the line of the script', async () => {
    const { code, stdout } = await mlx(folder, 'run', 'broken');
    expect(code).toBe(1);
    expect(stdout).toContain('ValueError: no rows for 2013-02-30');
    expect(stdout).toMatch(/broken\.py:6 in read/);
    expect(stdout).toContain('raise ValueError(f"no rows for {day}")');
    const why = await mlx(folder, 'why', 'broken', '--json');
    expect(JSON.parse(why.stdout)).toMatchObject({
      job: 'broken',
      status: 'failed',
      frame: { line: 6 },
      exit: { code: 1 },
    });
  });
});

describe('a job that never ends', { timeout: 60_000 }, () => {
  test('goes on when Ctrl-C lets go of it, and stops when it is told to', async () => {
    const { child, ended } = startMlx(folder, ['run', 'endless']);
    await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    const name = /mlx logs (endless-\S+) -f/.exec(stdout)?.[1] ?? '';
    const running = JSON.parse((await mlx(folder, 'show', name, '--json')).stdout) as { status: string };
    expect(running.status).toBe('running');
    expect((await mlx(folder, 'stop', name)).code).toBe(0);
    const followed = await mlx(folder, 'logs', name, '-f');
    expect(followed.stdout).toContain('begun\n');
    const over = JSON.parse((await mlx(folder, 'show', name, '--json')).stdout) as { status: string };
    expect(over.status).toBe('stopped');
    expect(await mlx(folder, 'stop', name)).toMatchObject({ code: 2, stderr: expect.stringContaining('RUN_ENDED') });
  });
});
