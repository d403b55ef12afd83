import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mlx, startMlx } from './mlx.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-bad-'));
  await writeFile(join(folder, 'mlx.toml'), 'name = "bad"\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const script = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);
const head = (toml: string) =>
  `# /// script\n${toml
    .split('\n')
    .map((line) => `# ${line}\n`)
    .join('')}# ///\n`;
const processing = head('[tool.mlx]\nkind = "processing"');

describe('heads', () => {
  test.each([
    ['no head', 'print(1)\n', 'HEAD_MISSING', /no head/i],
    ['broken TOML', head('[tool.mlx\nkind = "training"'), 'HEAD_FAULTS', /job\.py:2:/],
    [
      'an unknown key',
      head('[tool.mlx]\nkind = "training"\ninstnce = "ml.m5.large"'),
      'HEAD_FAULTS',
      /did you mean `instance`/,
    ],
    ['a wrong type', head('[tool.mlx]\nkind = "training"\ncount = "two"'), 'HEAD_FAULTS', /job\.py:4:11[^]*\^{5}/],
    ['bytes that are no text', new Uint8Array([0x23, 0xff, 0xfe, 0x00]), 'FILE_NOT_TEXT', /job\.py/],
  ])('%s is told with its place and its repair, and nothing is sent', async (_, text, code, told) => {
    await script('job.py', text);
    const { code: exit, stdout, stderr } = await mlx(folder, 'run', 'job.py');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain(code);
    expect(stderr).toMatch(told);
    expect((await mlx(folder, 'ls', '--json')).stdout).toBe('[]\n');
  });

  test('check shows the faults of all jobs at once', async () => {
    await script('one.py', head('[tool.mlx]\nkind = "trainin"'));
    await script('two.py', head('[tool.mlx]\nkind = "training"\ncount = 0\ncuont = 1'));
    const { code, stdout } = await mlx(folder, 'check');
    expect(code).toBe(2);
    expect(stdout).toMatch(/one\.py:3:[^]*two\.py:4:[^]*two\.py:5:[^]*2 jobs checked, 3 faults/);
  });

  test('a file that is not there, or a folder, is told', async () => {
    await mkdir(join(folder, 'jobs'));
    expect(await mlx(folder, 'run', 'none.py')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('FILE_UNREADABLE'),
    });
    expect(await mlx(folder, 'run', './jobs')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('FILE_UNREADABLE'),
    });
  });
});

test('unknown jobs, params, runs and tables are told with the nearest', async () => {
  await script(
    'prepare.py',
    head('[tool.mlx]\nkind = "processing"\n[tool.mlx.params]\ndepth = { type = "int", default = 1, max = 9 }'),
  );
  await writeFile(join(folder, 'mlx.toml'), 'name = "bad"\n[tables]\n"zoo.birds" = "birds.csv"\n');
  await script('birds.csv', 'name,weight\nowl,2\n');
  await mlx(folder, 'tables');
  const told = async (...words: string[]) => {
    const { code, stderr } = await mlx(folder, ...words);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await told('run', 'prepar')).toMatch(/prepare/);
  expect(await told('run', 'prepare', '--dept', '2')).toContain('--depth');
  expect(await told('run', 'prepare', '--depth', '10')).toContain('up to 9');
  expect(await told('show', 'none')).toContain('RUN_UNKNOWN');
  expect(await told('tables', 'zoo.brids')).toContain('zoo.birds');
  expect(await told('tables', 'birds')).toContain('`database.table`');
  expect(await told('sql', 'select nmae from zoo.birds')).toContain('Did you mean name?');
  expect(await told('sql', 'select 1; select 2')).toContain('QUERY_FAILED');
  expect(await told('logs', 'none', '--grep', '(')).toContain('regular expression');
});

test('an input that names no table is told at its line of the head', async () => {
  await script('job.py', head('[tool.mlx]\nkind = "processing"\n[tool.mlx.inputs]\nbirds = "table:zoo.birds"'));
  const { code, stderr } = await mlx(folder, 'run', 'job.py');
  expect(code).toBe(2);
  expect(stderr).toMatch(/job\.py:5:\d+/);
});

describe('scripts', { timeout: 90_000 }, () => {
  test('a script that exits with a code of its own ends the run with 1 and the code is told', async () => {
    await script('job.py', `${processing}import sys\nsys.exit(7)\n`);
    const { code, stdout } = await mlx(folder, 'run', 'job');
    expect(code).toBe(1);
    expect(stdout).toContain('code 7');
  });

  test('a script that is killed is told as killed', async () => {
    await script('job.py', `${processing}import os\nos.kill(os.getpid(), 9)\n`);
    const { code, stdout } = await mlx(folder, 'run', 'job');
    expect(code).toBe(1);
    expect(stdout).toMatch(/137/);
  });

  test('bytes and escape sequences of a script reach nobody as they are', async () => {
    const nasty =
      String.raw`import sys` +
      `\nsys.stdout.buffer.write(b"\\xff\\x00 \\x1b]0;pwned\\x07 \\x1b[2J \\x1b[31mred\\x1b[0m\\n")\n`;
    await script('job.py', `${processing}${nasty}`);
    const { code, stdout } = await mlx(folder, 'run', 'job');
    expect(code).toBe(0);
    expect(stdout).toContain('red');
    // oxlint-disable-next-line no-control-regex -- none may be left
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  test('ten megabytes of output all arrive', async () => {
    await script('job.py', `${processing}for i in range(100_000):\n    print(f"{i:06} " + "x" * 93)\n`);
    const { code, stdout } = await mlx(folder, 'run', 'job');
    expect(code).toBe(0);
    const lines = stdout.split('\n').filter((line) => /^\d{6} x{93}$/.test(line));
    expect(lines.length).toBe(100_000);
  });

  test('a reader that goes away, such as head, ends mlx without a word', async () => {
    await script('job.py', `${processing}for i in range(20_000):\n    print("line", i)\n`);
    await mlx(folder, 'run', 'job');
    const { child, ended } = startMlx(folder, ['logs', 'job']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

test('a project whose .mlx can not be a folder is told, and nothing is started', async () => {
  await script('job.py', processing);
  await script('.mlx', 'a file in its place');
  const { code, stderr } = await mlx(folder, 'run', 'job');
  expect(code).toBe(2);
  expect(stderr).toContain('LOCAL_FOLDER_UNWRITABLE');
});

test('local serve answers its user on loopback until it is interrupted, and refuses a port that is taken', async () => {
  const { child, ended } = startMlx(folder, ['local', 'serve', '--port', '0']);
  const told = await settings(child.stderr!);
  const url = told['AWS_ENDPOINT_URL'] ?? '';
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const authorization = `AWS4-HMAC-SHA256 Credential=${told['AWS_ACCESS_KEY_ID']}/20260101/us-east-1/sagemaker/aws4_request`;
  const ask = (headers: Record<string, string>) =>
    fetch(url, { headers: { 'x-amz-target': 'SageMaker.ListTrainingJobs', ...headers }, method: 'POST' });
  expect((await ask({ authorization })).status).toBe(200);
  const stranger = await ask({ authorization: authorization.replace('Credential=MLX', 'Credential=mlx') });
  expect(await stranger.json()).toMatchObject({ __type: 'UnrecognizedClientException' });
  expect(await (await ask({})).json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  const again = await mlx(folder, 'local', 'serve', '--port', url.split(':').at(-1) ?? '');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('LOCAL_PORT_TAKEN') });
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
});

/** The variables in the line `export NAME=value NAME=value`, once it has been printed. */
async function settings(stderr: Readable): Promise<Record<string, string>> {
  let text = '';
  const line = await new Promise<string>((resolve) => {
    stderr.on('data', (more: string) => {
      text += more;
      const found = /export (.*)\n/.exec(text)?.[1];
      if (found) resolve(found);
    });
  });
  return Object.fromEntries(line.split(' ').map((word) => word.split('=') as [string, string]));
}
