import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareTexts } from '../../src/base/compare.ts';
import { mlx, startMlx } from './mlx.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-logs-'));
  await writeFile(join(folder, 'mlx.toml'), 'name = "herd"\n');
  await script('ten.py', 'kind = "training"\ncount = 10', ten);
  await script('broken.py', 'kind = "processing"', broken);
  await script('silent.py', 'kind = "processing"', 'raise SystemExit(3)\n');
  await script('slow.py', 'kind = "processing"', slow);
  await script('flood.py', 'kind = "processing"', 'for n in range(60_000):\n    print("line", n)\n');
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

const ten = `import json
host = json.load(open("/opt/ml/input/config/resourceconfig.json"))["current_host"]
for n in range(30):
    print(host, "says", n)
`;

const broken = `import logging
logging.basicConfig(level=logging.INFO)
logging.info("all is well")
logging.warning("not quite")
def connect():
    raise ConnectionError("the warehouse is closed")
connect()
`;

const slow = `import os, time
print("begun", flush=True)
while not os.path.exists("FOLDER/go"):
    time.sleep(0.05)
print("the end", flush=True)
`;

async function script(name: string, head: string, body: string): Promise<void> {
  const lines = ['# /// script', '# [tool.mlx]', ...head.split('\n').map((line) => `# ${line}`), '# ///'];
  await writeFile(join(folder, name), `${lines.join('\n')}\n${body.replaceAll('FOLDER', folder)}`);
}

const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '');

interface Told {
  host: string;
  timestamp: number;
  text: string;
  level?: string;
  continues?: true;
}

describe('a run on ten hosts', { timeout: 90_000 }, () => {
  const hosts = Array.from({ length: 10 }, (_, index) => `algo-${index + 1}`);

  test('is printed whole, each line under its host', async () => {
    expect((await mlx(folder, 'run', 'ten')).code).toBe(0);
    const { code, stdout, stderr } = await mlx(folder, 'logs', 'ten');
    const expected = hosts.flatMap((host) => Array.from({ length: 30 }, (_, n) => `${host} says ${n}`));
    const told = linesIn(stdout).map((line) => line.split(' │ '));
    const texts = told.map(([, text = '']) => text);
    expect(texts.toSorted(compareTexts)).toEqual(expected.toSorted(compareTexts));
    for (const [label, text] of told) expect(text?.split(' ')[0]).toBe(label?.trim());
    expect([code, stderr]).toEqual([0, '300 events of 10 streams, all that there are\n']);
  });

  test('is told as JSON in the order of time, with the ids of its events', async () => {
    const { stdout } = await mlx(folder, 'logs', 'ten', '--json');
    const told = linesIn(stdout).map((line) => JSON.parse(line) as Told & { id: string; ingestion: number });
    expect(told.map(({ timestamp }) => timestamp)).toEqual(
      told.map(({ timestamp }) => timestamp).toSorted((a, b) => a - b),
    );
    expect(new Set(told.map(({ id }) => id)).size).toBe(300);
    expect(told[0]).toMatchObject({ group: '/aws/sagemaker/TrainingJobs', ingestion: expect.any(Number) });
  });

  test('is cut down to a host, an expression, a time or its last lines', async () => {
    expect(linesIn((await mlx(folder, 'logs', 'ten', '--host', 'algo-3')).stdout)).toHaveLength(30);
    expect(linesIn((await mlx(folder, 'logs', 'ten', '--grep', '(?i)SAYS 7$')).stdout)).toHaveLength(10);
    expect(linesIn((await mlx(folder, 'logs', 'ten', '--exclude', 'says \\d$')).stdout)).toHaveLength(200);
    expect(linesIn((await mlx(folder, 'logs', 'ten', '--tail', '4')).stdout)).toHaveLength(4);
    expect((await mlx(folder, 'logs', 'ten', '--until', '1d')).stdout).toBe('');
    expect((await mlx(folder, 'logs', 'ten', '--since', '2100-01-01')).stdout).toBe('');
  });

  test('is found by its ARN and as streams of its log group, too', async () => {
    const { arn, name } = JSON.parse((await mlx(folder, 'show', 'ten', '--json')).stdout) as {
      arn: string;
      name: string;
    };
    expect(linesIn((await mlx(folder, 'logs', arn)).stdout)).toHaveLength(300);
    const group = `/aws/sagemaker/TrainingJobs:${name}/`;
    expect(linesIn((await mlx(folder, 'logs', group, '--no-follow')).stdout)).toHaveLength(300);
  });

  test('goes on where it had come to', async () => {
    const first = await mlx(folder, 'logs', 'ten', '--resume', '--host', 'algo-2');
    const second = await mlx(folder, 'logs', 'ten', '--resume', '--host', 'algo-2');
    expect([linesIn(first.stdout).length, second.stdout]).toEqual([30, '']);
  });
});

describe('a run that fails', { timeout: 60_000 }, () => {
  test('says so by the exit code and with its reason, and its traceback is of the level of an error', async () => {
    await mlx(folder, 'run', 'broken');
    const { code, stdout, stderr } = await mlx(folder, 'logs', 'broken', '--level', 'error');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Traceback [^]*\nConnectionError: the warehouse is closed\n$/);
    expect(stderr).toContain('failed: ');
    expect((await mlx(folder, 'logs', 'broken', '--level', 'warning')).stdout).toContain('not quite');
  });

  test('says that it has written nothing, and why', async () => {
    await mlx(folder, 'run', 'silent');
    const { code, stdout, stderr } = await mlx(folder, 'logs', 'silent');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/has written nothing: .*3/);
  });
});

describe('a run that goes on', { timeout: 60_000 }, () => {
  test('is followed to its end', async () => {
    await mlx(folder, 'run', 'slow', '--detach');
    expect(await mlx(folder, 'logs', 'slow', '--no-follow')).toMatchObject({ code: 0 });
    const { child, ended } = startMlx(folder, ['logs', 'slow']);
    await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
    await writeFile(join(folder, 'go'), '');
    expect(await ended).toMatchObject({ code: 0, stdout: 'begun\nthe end\n' });
    await rm(join(folder, 'go'));
  });

  test('is let go of by an interrupt, and goes on', async () => {
    await mlx(folder, 'run', 'slow', '--detach');
    const { child, ended } = startMlx(folder, ['logs', 'slow', '--hold', '0']);
    await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: 'begun\n' });
    expect(JSON.parse((await mlx(folder, 'show', 'slow', '--json')).stdout)).toMatchObject({ status: 'running' });
    await mlx(folder, 'stop', 'slow');
  });
});

describe('who reads the lines', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    await mlx(folder, 'run', 'flood');
  }, 60_000);

  test('may be slow, and gets all of them', async () => {
    const { child, ended } = startMlx(folder, ['logs', 'flood']);
    child.stdout?.pause();
    for (let pauses = 0; pauses < 20; pauses += 1) {
      await sleep(50);
      child.stdout?.resume();
      await sleep(1);
      child.stdout?.pause();
    }
    child.stdout?.resume();
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(linesIn(stdout)).toEqual(Array.from({ length: 60_000 }, (_, n) => `line ${n}`));
  });

  test('may go away', async () => {
    const { child, ended } = startMlx(folder, ['logs', 'flood']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

test('what names no log is told with what does', async () => {
  expect(await mlx(folder, 'logs', 'nobody')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('RUN_UNKNOWN'),
  });
  expect(await mlx(folder, 'logs', 'endpoint/')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('LOG_TARGET_WRONG'),
  });
});
