import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { jobFolder, type JobFacts } from './job-folder.ts';

const training: JobFacts = {
  kind: 'training',
  inputs: { 'the-features': '/opt/ml/input/data/the-features' },
  outputs: { model: '/opt/ml/model', report: '/opt/ml/output/data/report' },
  params: ['depth', 'day'],
};

const showEnvironment =
  'import json, os, sys; print(json.dumps({"env": dict(os.environ), "args": sys.argv[1:], "cwd": os.getcwd()}))';

test('a processing script gets its params as flags and its data by name', async (context) => {
  const job = await jobFolder(context, showEnvironment, {
    params: ['depth'],
    inputs: { flights: '/opt/ml/processing/input/flights' },
    outputs: { rows: '/opt/ml/processing/output/rows' },
  });
  const { code, output } = await job.run({ args: ['--depth', '6 and more'] });
  expect(code).toBe(0);
  const seen = JSON.parse(output);
  expect(seen.args).toEqual(['--depth', '6 and more']);
  expect(seen.cwd).toBe(job.code);
  expect(seen.env).toMatchObject({
    MLX_JOB: 'train',
    MLX_INPUT_FLIGHTS: `${job.ml}/processing/input/flights`,
    MLX_OUTPUT_ROWS: `${job.ml}/processing/output/rows`,
    MLX_PARAM_DEPTH: '6 and more',
    PYTHONUNBUFFERED: '1',
    SM_CURRENT_HOST: 'algo-1',
  });
});

test('a training script finds the names of script mode too', async (context) => {
  const job = await jobFolder(context, showEnvironment, training);
  await job.write(
    'ml/input/config/hyperparameters.json',
    '{"day": "2013-01-01", "depth": "6", "sagemaker_region": "x", "extra": "1"}',
  );
  await job.write(
    'ml/input/config/inputdataconfig.json',
    '{"code": {}, "the-features": {"TrainingInputMode": "File"}}',
  );
  await job.write(
    'ml/input/config/resourceconfig.json',
    '{"current_host": "algo-1", "hosts": ["algo-1"], "current_instance_type": "ml.m5.large"}',
  );
  const seen = JSON.parse((await job.run()).output);
  expect(seen.args).toEqual(['--depth', '6', '--day', '2013-01-01', '--extra', '1']);
  expect(seen.env).toMatchObject({
    MLX_INPUT_THE_FEATURES: `${job.ml}/input/data/the-features`,
    MLX_OUTPUT_MODEL: `${job.ml}/model`,
    MLX_PARAM_DAY: '2013-01-01',
    SM_CHANNEL_THE_FEATURES: `${job.ml}/input/data/the-features`,
    SM_CHANNELS: '["the-features"]',
    SM_MODEL_DIR: `${job.ml}/model`,
    SM_OUTPUT_DATA_DIR: `${job.ml}/output/data`,
    SM_HP_DEPTH: '6',
    SM_HOSTS: '["algo-1"]',
    SM_CURRENT_INSTANCE_TYPE: 'ml.m5.large',
  });
  expect(JSON.parse(seen.env.SM_HPS)).toEqual({ depth: 6, day: '2013-01-01', extra: 1 });
  expect(Number(seen.env.SM_NUM_CPUS)).toBeGreaterThan(0);
});

test('a failing script leaves its exception, its own last frame with the source line, and the lines before', async (context) => {
  const job = await jobFolder(
    context,
    'import json\nprint("epoch 1")\n\ndef read(text):\n    return json.loads(text)\n\nread("{")\n',
    training,
  );
  const { code, output, reason } = await job.run();
  expect(code).toBe(1);
  expect(output).toContain('Traceback (most recent call last)');
  expect(reason).toBe(
    [
      'json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',
      '  at train.py:5 in read',
      '     return json.loads(text)',
      'exit code 1: the script ended with an error',
      'before:',
      '  epoch 1',
    ].join('\n'),
  );
});

test.for<[string, string, RegExp]>([
  ['a syntax error', 'print("x")\ndef (:\n', /^SyntaxError: .*\n {2}at train.py:2\n {5}def \(:\nexit code 1/],
  [
    'the last of chained exceptions',
    'try:\n    1 / 0\nexcept Exception as e:\n    raise ValueError("second") from e\n',
    /^ValueError: second\n {2}at train.py:4\n/,
  ],
  [
    'an exception with a message of several lines',
    'raise ValueError("one\\ntwo")',
    /^ValueError: one\n {2}at train.py:1/,
  ],
  ['an exception without words', 'raise KeyboardInterrupt', /^KeyboardInterrupt\n/],
  [
    'argparse',
    'import argparse\nargparse.ArgumentParser().parse_args(["--no"])',
    /error: unrecognized arguments: --no\nexit code 2: /,
  ],
  ['sys.exit with words', 'import sys\nsys.exit("no rows today")', /^no rows today\nexit code 1/],
  [
    'no word at all',
    'import sys\nsys.exit(7)',
    /^train.py ended without a word\nexit code 7: the script chose this code/,
  ],
  [
    'a kill',
    'import os, signal\nprint("so far", flush=True)\nos.kill(os.getpid(), signal.SIGKILL)',
    /exit code 137: killed \(SIGKILL\), most often because memory ran out\nbefore:\n {2}so far$/,
  ],
  ['a crash', 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)', /exit code 139: crashed in native code/],
])('the reason of a failure is told for %s', async ([, script, words], context) => {
  const job = await jobFolder(context, script);
  expect((await job.run()).reason).toMatch(words);
});

test('the reason is at most 1000 characters, however much was printed', async (context) => {
  const job = await jobFolder(
    context,
    'for i in range(100000): print("€" * 200)\nraise ValueError("x" * 5000)',
    training,
  );
  const { reason } = await job.run();
  expect(Buffer.byteLength(reason ?? '')).toBeLessThanOrEqual(1024);
  expect(reason).toMatch(/^ValueError: xxx/);
});

test("a script's own failure file is left as it is", async (context) => {
  const job = await jobFolder(
    context,
    'import os\nos.makedirs(os.environ["SM_OUTPUT_DIR"], exist_ok=True)\nopen(os.environ["SM_OUTPUT_DIR"] + "/failure", "w").write("mine")\nraise SystemExit(3)',
    training,
  );
  expect(await job.run()).toMatchObject({ code: 3, reason: 'mine' });
});

test('a script that succeeds leaves no reason', async (context) => {
  const job = await jobFolder(context, 'print("fine")');
  expect(await job.run()).toEqual({ code: 0, output: 'fine\n', reason: undefined });
});

test('output passes through as bytes, errors in order with the rest', async (context) => {
  const job = await jobFolder(
    context,
    'import os\nfor i in range(3):\n    os.write(1, b"out\\xff\\n")\n    os.write(2, b"err\\n")\n',
  );
  expect((await job.run()).output).toBe('out\uFFFD\nerr\n'.repeat(3));
});

test('SIGTERM is handed on to the script, which may tidy up', async (context) => {
  const job = await jobFolder(
    context,
    'import signal, sys, time\nsignal.signal(signal.SIGTERM, lambda *_: (print("tidied"), sys.exit(0)))\nprint("ready")\ntime.sleep(60)',
  );
  const running = job.start();
  await running.said('ready\n');
  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0, output: 'ready\ntidied\n' });
});

test('a script that does not mind SIGTERM ends with 143', async (context) => {
  const job = await jobFolder(context, 'import time\nprint("ready")\ntime.sleep(60)');
  const running = job.start();
  await running.said('ready\n');
  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({
    code: 143,
    reason: expect.stringContaining('exit code 143: ended by SIGTERM'),
  });
});

test('a process that the script leaves behind does not hold up its end', async (context) => {
  const job = await jobFolder(context, 'import subprocess\nprint(subprocess.Popen(["sleep", "30"]).pid)');
  const { code, output } = await job.run();
  expect(code).toBe(0);
  process.kill(Number(output.trim()), 'SIGKILL');
});

test('SIGPIPE ends the programs of a shell script as it does anywhere else', async (context) => {
  const job = await jobFolder(context, 'set -o pipefail\nyes | head -1\necho "${PIPESTATUS[0]}"', {
    script: 'a.sh',
    language: 'shell',
  });
  expect((await job.run()).output).toBe('y\n141\n');
});

test('a JavaScript and a shell script run by their own programs', async (context) => {
  const js = await jobFolder(context, 'console.log(process.argv.slice(2).join(" "))', {
    script: 'a.mjs',
    language: 'javascript',
  });
  expect(await js.run({ args: ['--n', '1'] })).toMatchObject({ code: 0, output: '--n 1\n' });
  const sh = await jobFolder(context, 'echo "$MLX_PARAM_N $@"', { script: 'a.sh', language: 'shell' });
  expect(await sh.run({ args: ['--n', '1'] })).toMatchObject({ code: 0, output: '1 --n 1\n' });
});

test('a missing program is exit code 127 and told', async (context) => {
  const job = await jobFolder(context, '', { script: 'a.R', language: 'r' });
  const python = await jobFolder(context, 'import os, sys; print(os.path.dirname(sys.executable))');
  const folder = (await python.run()).output.trim();
  expect(await job.run({ env: { PATH: folder } })).toMatchObject({
    code: 127,
    reason: "a.R needs the program Rscript, which isn't installed here",
  });
});

test('a script that needs another Python is told so', async (context) => {
  const job = await jobFolder(context, 'print(1)', { requiresPython: '>=3.99,<4' });
  const { code, reason } = await job.run();
  expect(code).toBe(1);
  expect(reason).toMatch(/^train.py needs Python >=3.99,<4, and this is Python 3\.\d+\.\d+$/);
  const fine = await jobFolder(context, 'print(1)', { requiresPython: '>= 3.7, != 2.7, ~= 3.7' });
  expect(await fine.run()).toMatchObject({ code: 0 });
});

test('it tells when the container, the script and its end were, where a flow asks for marks', async (context) => {
  const job = await jobFolder(context, 'print("work")', {});
  const asked = await job.run({ env: { MLX_MARKS: '1' } });
  expect(asked.output).toMatch(/^work\nmlx: marks began=\d+\.\d{3} script=\d+\.\d{3} ended=\d+\.\d{3}\n$/);
  expect((await job.run()).output).toBe('work\n');
});

const measured: JobFacts = {
  metrics: {
    expressions: { auc: 'auc=([0-9.]+)', loss: 'loss=(\\S+)', 'a.b': 'never=(.)' },
    file: '/opt/ml/processing/output/mlx-metrics/metrics.json',
  },
};

test('the last number that each metric finds is left in a file, where a flow asks for it', async (context) => {
  const script =
    'import sys\nprint("auc=0.5 loss=nan")\nprint("auc=0.75\\rloss=1e-3", file=sys.stderr)\nprint("auc=0.8", end="")';
  const job = await jobFolder(context, script, measured);
  expect((await job.run()).code).toBe(0);
  const left = await readFile(`${job.ml}/processing/output/mlx-metrics/metrics.json`, 'utf8');
  expect(JSON.parse(left)).toEqual({ auc: 0.8, loss: 0.001 });
});

test('an expression that Python refuses ends the job before its script starts', async (context) => {
  const file = '/opt/ml/processing/output/mlx-metrics/metrics.json';
  const job = await jobFolder(context, 'print("started")', { metrics: { expressions: { auc: '(' }, file } });
  const { code, output, reason } = await job.run();
  expect(code).toBe(1);
  expect(output).not.toContain('started');
  expect(reason).toContain("the expression of the metric auc can't be read");
});

test('a script that Spark runs finds its data as URIs', async (context) => {
  const job = await jobFolder(context, showEnvironment, {
    spark: true,
    inputs: { flights: '/opt/ml/processing/input/flights' },
    outputs: { rows: '/opt/ml/processing/output/rows' },
  });
  const { env } = JSON.parse((await job.run()).output);
  expect(env).toMatchObject({
    MLX_INPUT_FLIGHTS: `file://${job.ml}/processing/input/flights`,
    MLX_OUTPUT_ROWS: `file://${job.ml}/processing/output/rows`,
  });
});
