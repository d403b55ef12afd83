import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jobFolder, type JobFacts } from './job-folder.ts';

const facts: JobFacts = {
  inputs: { flights: '/opt/ml/processing/input/flights' },
  outputs: { model: '/opt/ml/processing/output/model' },
  params: { depth: 'int', rate: 'float', fast: 'bool', day: 'date', code: 'string' },
};

test('inputs and outputs are paths, by the names in the head', async (context) => {
  const job = await jobFolder(
    context,
    'from mlx_job import inputs, outputs\nprint(inputs["flights"], list(inputs), outputs["model"].is_dir(), type(inputs["flights"]).__name__)',
    facts,
  );
  expect((await job.run()).output).toBe(`${job.ml}/processing/input/flights ['flights'] True PosixPath\n`);
});

test('params have the types of the head', async (context) => {
  const job = await jobFolder(context, 'from mlx_job import params\nprint(dict(params))', facts);
  const args = ['--depth', '6', '--rate', '1', '--fast', 'false', '--day', '2013-01-01', '--code', '007'];
  expect((await job.run({ args })).output).toBe(
    "{'depth': 6, 'rate': 1.0, 'fast': False, 'day': '2013-01-01', 'code': '007'}\n",
  );
});

test('rows come from CSV and JSON Lines, plain and gzip, whatever the files are called', async (context) => {
  const job = await jobFolder(context, 'from mlx_job import rows\nfor row in rows("flights"): print(row)', facts);
  const folder = 'ml/processing/input/flights';
  await job.write(`${folder}/a.csv`, '\uFEFFcarrier,delay\n"A, B",12\n');
  await job.write(`${folder}/b.jsonl`, '{"carrier": "UA", "delay": 3}\n\n{"carrier": null}\n');
  await job.write(`${folder}/sub/c`, '');
  await job.write(`${folder}/_SUCCESS`, 'not rows');
  await job.write(`${folder}/.hidden`, 'not rows');
  writeFileSync(join(job.ml, 'processing/input/flights/20130101_part_uuid.gz'), gzipSync('{"carrier": "AA"}\n'));
  expect((await job.run()).output.trim().split('\n')).toEqual([
    "{'carrier': 'AA'}",
    "{'carrier': 'A, B', 'delay': '12'}",
    "{'carrier': 'UA', 'delay': 3}",
    "{'carrier': None}",
  ]);
});

test('Parquet without pyarrow is told with what to add', async (context) => {
  const script = 'import sys\nsys.modules["pyarrow"] = None\nfrom mlx_job import rows\nlist(rows("flights"))';
  const job = await jobFolder(context, script, facts);
  await job.write('ml/processing/input/flights/part', 'PAR1....PAR1');
  expect((await job.run()).reason).toMatch(
    /^ImportError: part is Parquet, which needs pyarrow: add "pyarrow" to the dependencies/,
  );
});

test('a metric is printed so that its expression finds it', async (context) => {
  const job = await jobFolder(context, 'from mlx_job import metric\nmetric("auc", 0.81)', facts);
  expect((await job.run()).output).toBe('auc=0.81\n');
});

test('a name that the head does not have is told with those it has', async (context) => {
  const job = await jobFolder(context, 'from mlx_job import inputs\ninputs["fligths"]', facts);
  expect((await job.run()).reason).toMatch(
    /^LookupError: this job has no input "fligths"; it has flights\n {2}at train.py:2\n/,
  );
});

test('run by hand, a script is told what to set, and takes its params from its flags', async (context) => {
  const job = await jobFolder(
    context,
    'from mlx_job import inputs, params\nprint(params["depth"])\ninputs["flights"]',
    facts,
  );
  const byHand = (): string => {
    try {
      return execFileSync('python3', [join(job.code, 'train.py'), '--depth', '6'], {
        encoding: 'utf8',
        stdio: 'pipe',
        env: { PATH: process.env['PATH'] },
      });
    } catch (error) {
      return `${(error as { stdout: string }).stdout}${(error as { stderr: string }).stderr}`;
    }
  };
  execFileSync('rm', [join(job.code, 'job.json')]);
  expect(byHand()).toMatch(/^6\n/);
  expect(byHand()).toContain(
    'the input "flights" is not set: run the script with `mlx run`, or by hand with MLX_INPUT_FLIGHTS=FOLDER',
  );
});
