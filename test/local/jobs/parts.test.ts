import { describe, expect, test } from 'vitest';
import { hostPath, withHostPaths } from '../../../src/local/jobs/container-path.ts';
import { lastMetrics } from '../../../src/local/jobs/last-metrics.ts';
import { lentEnvironment } from '../../../src/local/jobs/lent-environment.ts';
import { openJobLog } from '../../../src/local/jobs/job-log.ts';
import { splitLines } from '../../../src/local/jobs/line-splitter.ts';
import { identify, isAlive } from '../../../src/local/process-identity.ts';
import { supervisorSettings } from '../../../src/local/jobs/supervisor-settings.ts';
import { after } from '../../../src/local/jobs/timer.ts';
import { watchOver } from '../../../src/local/jobs/watch-over.ts';

describe('lines', () => {
  test('are the same however the output was cut on its way', () => {
    const output = Buffer.from('one\nzwei ä€😀\n\nthree\r\nlast');
    for (let size = 1; size <= output.length; size += 1) {
      const splitter = splitLines();
      const lines: string[] = [];
      for (let start = 0; start < output.length; start += size) {
        lines.push(...splitter.push(output.subarray(start, start + size)));
      }
      expect([...lines, ...splitter.end()]).toEqual(['one', 'zwei ä€😀', '', 'three\r', 'last']);
    }
  });

  test('of more than 256 KB are cut, and never within a character', () => {
    const splitter = splitLines();
    const line = `x${'€'.repeat(200_000)}`;
    const lines = [...splitter.push(Buffer.from(`${line}\n`)), ...splitter.end()];
    expect(lines).toHaveLength(3);
    expect(lines.join('')).toBe(line);
    expect(lines.every((part) => Buffer.byteLength(part) <= 256 * 1024)).toBe(true);
  });
});

describe('a metric', () => {
  test('is looked for in the first 4096 characters of a line', () => {
    const metrics = lastMetrics([{ name: 'auc', regex: 'auc=(.*)$' }]);
    expect(metrics.search([`${' '.repeat(5000)}auc=1`], 1)).toBe(false);
    expect(metrics.search(['auc=0.5'], 2)).toBe(true);
    expect(metrics.found()).toEqual([{ name: 'auc', value: 0.5, at: 2 }]);
  });

  test('whose expression has no group, or catches no number, is not found', () => {
    const metrics = lastMetrics([
      { name: 'bare', regex: 'auc' },
      { name: 'word', regex: 'auc=(\\w+)' },
    ]);
    expect(metrics.search(['auc=high'], 1)).toBe(false);
  });
});

describe('a path of the container', () => {
  test.each(['/etc/passwd', '/opt/ml/../x', '/opt/mlx', 'opt/ml', '/opt/ml/a\0b'])(
    'outside /opt/ml is refused: %j',
    (path) => {
      expect(() => hostPath('/jobs/one', path)).toThrow(/no path below \/opt\/ml/);
    },
  );

  test.each([
    ['/opt/ml/processing/input', '/jobs/$& one/processing/input'],
    ['--data=/opt/ml/input/data', '--data=/jobs/$& one/input/data'],
    ['cat /opt/ml/a > "/opt/ml/b"', 'cat /jobs/$& one/a > "/jobs/$& one/b"'],
    ['/opt/mlflow', '/opt/mlflow'],
    ['/home/opt/ml/x', '/home/opt/ml/x'],
    ['s3://bucket/opt/ml/x', 's3://bucket/opt/ml/x'],
  ])('in an argument is led to the folder of the job: %s', (argument, expected) => {
    expect(withHostPaths(argument, '/jobs/$& one')).toBe(expected);
  });
});

test('a process is told from a later one with the same id by its start', () => {
  const self = identify(process.pid);
  expect(self && isAlive(self)).toBe(true);
  expect(isAlive({ pid: process.pid, start: 'another' })).toBe(false);
  expect(identify(2 ** 22 + 1)).toBeUndefined();
});

test('no credentials and no tokens are lent to a job', () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/me',
    AWS_PROFILE: 'p',
    AWS_ACCESS_KEY_ID: 'k',
    NPM_TOKEN: 't',
    UV_INDEX_URL: 'u',
  };
  expect(lentEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/home/me', UV_INDEX_URL: 'u' });
});

test('settings that are no numbers give way to the defaults', () => {
  const defaults = supervisorSettings({});
  expect(defaults).toMatchObject({ idle: 10_000, grace: 120_000 });
  expect(defaults.places).toBeGreaterThanOrEqual(4);
  expect(supervisorSettings({ MLX_LOCAL_JOBS: 'many', MLX_LOCAL_IDLE: '', MLX_LOCAL_STOP_GRACE: '-1' })).toEqual(
    defaults,
  );
  expect(supervisorSettings({ MLX_LOCAL_JOBS: '0', MLX_LOCAL_STOP_GRACE: '1.5' })).toMatchObject({
    places: 1,
    grace: 1500,
  });
});

test('a limit of 28 days, longer than a timer of Node can be, does not end a job at once', async () => {
  let isOver = false;
  const callOff = after(28 * 86_400_000, () => {
    isOver = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  callOff();
  expect(isOver).toBe(false);
});

test('a stop that comes after the time limit changes nothing about why the job ended', () => {
  const told: string[] = [];
  const stop = new AbortController();
  const process = { terminate: () => told.push('TERM'), kill: () => told.push('KILL') };
  stop.abort();
  const watch = watchOver(process, { stop: stop.signal, limit: 0, grace: 60_000 }, () => told.push('stopping'));
  watch.close();
  expect(watch.verdict()).toEqual({ stopped: true, overran: false });
  expect(told).toEqual(['stopping', 'TERM']);
});

test('a log that cannot be written any more, as on a full disk, ends the job and says so', () => {
  let broken = 0;
  const full = new Error('database or disk is full');
  const log = openJobLog(
    {
      ensureStream: () => {},
      append: () => {
        throw full;
      },
    },
    { kind: 'training', name: 'job', host: 'algo-1', now: () => 0 },
    {
      seen: () => {},
      broke: () => {
        broken += 1;
      },
    },
  );
  log.write(Buffer.alloc(1_000_000, 'line\n'));
  log.write(Buffer.alloc(1_000_000, 'line\n'));
  expect(() => log.end()).toThrow(
    "ClientError: The job's log can't be written any more, so the job was ended: database or disk is full",
  );
  expect(broken).toBe(1);
});
