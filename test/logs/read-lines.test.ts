import { expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import type { LogLine } from '../../src/logs/line.ts';
import { readLines, type ReadOptions } from '../../src/logs/read-lines.ts';
import { fakeLogs, type FakeEvent, type FakeLogs } from './fake-logs.ts';

const source = { group: '/aws/sagemaker/TrainingJobs', prefix: 'job/', run: 'job' };
const start = 1_700_000_000_000;

async function read(fake: FakeLogs, options: Partial<ReadOptions> = {}): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  const all = { follow: false, signal: new AbortController().signal, clock: fake.clock, ...options };
  for await (const line of readLines(fake.aws, source, all)) lines.push(line);
  return lines;
}

/** Follows until the fake's clock has come `seconds` far, and then to the end. */
const follow = (fake: FakeLogs, seconds: number): Promise<LogLine[]> =>
  read(fake, { follow: true, isDone: () => fake.now() >= start + seconds * 1000 });

const texts = (lines: readonly LogLine[]): string[] => lines.map(({ text }) => text);

const throttled = (): MlxError =>
  new MlxError('AWS_THROTTLED', {
    service: 'CloudWatchLogs',
    operation: 'FilterLogEvents',
    where: 'aws',
    region: 'us-east-1',
    message: 'Rate exceeded',
  });

const named = (name: string): Error => Object.assign(new Error(name), { name });

test('a line knows its run, host, time and level', async () => {
  const fake = fakeLogs([{ stream: 'job/algo-2-1700000001', timestamp: start - 1, message: 'ERROR: x\n' }]);
  expect(await read(fake)).toEqual([
    {
      run: 'job',
      group: source.group,
      stream: 'job/algo-2-1700000001',
      host: 'algo-2',
      timestamp: start - 1,
      text: 'ERROR: x',
      level: 'error',
    },
  ]);
});

test('an event of several lines is as many lines', async () => {
  const fake = fakeLogs([{ timestamp: start - 1, message: 'one\r\ntwo\n\nfour\n' }]);
  expect(texts(await read(fake))).toEqual(['one', 'two', '', 'four']);
});

test('streams are interleaved by time, and those of other jobs left out', async () => {
  const fake = fakeLogs([
    { stream: 'job/a', timestamp: start - 9, message: '1' },
    { stream: 'job/a', timestamp: start - 5, message: '3' },
    { stream: 'job/b', timestamp: start - 7, message: '2' },
    { stream: 'job-10/a', timestamp: start - 6, message: 'other' },
  ]);
  expect(texts(await read(fake))).toEqual(['1', '2', '3']);
});

test('since is in the range and until is not', async () => {
  const events = [0, 1, 2, 3].map((at) => ({ timestamp: start - 10 + at, message: String(at) }));
  expect(texts(await read(fakeLogs(events), { since: start - 9, until: start - 7 }))).toEqual(['1', '2']);
});

test('a log of many pages, some of them empty, is read to its end without a double', async () => {
  const events = Array.from({ length: 1000 }, (_, at) => ({ timestamp: start - 500 + (at >> 2), message: String(at) }));
  const lines = await read(fakeLogs(events, { pageSize: 7, emptyPages: 3 }));
  expect(texts(lines)).toEqual(events.map(({ message }) => message));
});

test('a group that is not there yet is waited for', async () => {
  const fake = fakeLogs([{ timestamp: start + 2000, message: 'at last' }], {
    fault: (call) => {
      if (call < 5) throw named('ResourceNotFoundException');
    },
  });
  expect(texts(await follow(fake, 3))).toEqual(['at last']);
});

test('identical lines of one millisecond are all told', async () => {
  const events = Array.from({ length: 5 }, () => ({ timestamp: start + 100, message: 'same' }));
  expect(await follow(fakeLogs(events), 1)).toHaveLength(5);
});

test('following tells every line once, also late ones, of several hosts, to the last', async () => {
  const events: FakeEvent[] = Array.from({ length: 3000 }, (_, at) => ({
    stream: `job/algo-${at % 5}-1700000000`,
    timestamp: start + 20 * at,
    readable: start + 20 * at + (at % 5 === 4 ? 15_000 : (at * 37) % 3000),
    message: String(at),
  }));
  const lines = await follow(fakeLogs(events, { roundTrip: 80, pageSize: 500 }), 62);
  expect(texts(lines).toSorted((a, b) => Number(a) - Number(b))).toEqual(events.map(({ message }) => message));
});

test('a host whose clock is hours off loses nothing', async () => {
  const hour = 3_600_000;
  const events: FakeEvent[] = Array.from({ length: 300 }, (_, at) => ({
    stream: `job/algo-${at % 3}-1700000000`,
    timestamp: start + 100 * at + ((at % 3) - 1) * 2 * hour,
    readable: start + 100 * at + 500,
    message: String(at),
  }));
  expect(await follow(fakeLogs(events, { roundTrip: 50 }), 30)).toHaveLength(300);
});

test('throttling in the middle of the pages and a lost network are waited out', async () => {
  const events = Array.from({ length: 50 }, (_, at) => ({ timestamp: start - 50 + at, message: String(at) }));
  const fake = fakeLogs(events, {
    pageSize: 10,
    fault: (call) => {
      if (call > 2 && call < 9) throw throttled();
      if (call === 10) throw named('ServiceUnavailableException');
    },
  });
  expect(await read(fake)).toHaveLength(50);
});

test('throttling that does not end is an error at last', async () => {
  const fake = fakeLogs([], {
    fault: () => {
      throw throttled();
    },
  });
  await expect(read(fake)).rejects.toMatchObject({ code: 'AWS_THROTTLED' });
});

test('another refusal is an error at once', async () => {
  const fake = fakeLogs([], {
    fault: () => {
      throw named('AccessDeniedException');
    },
  });
  await expect(read(fake)).rejects.toThrow('AccessDeniedException');
  expect(fake.calls()).toBe(1);
});

test('a token that has expired costs neither lines nor doubles', async () => {
  const events = Array.from({ length: 100 }, (_, at) => ({ timestamp: start - 100 + at, message: String(at) }));
  const fake = fakeLogs(events, {
    pageSize: 10,
    fault: (call, token) => {
      if (token !== undefined && call % 4 === 0) throw named('InvalidParameterException');
    },
  });
  expect(texts(await read(fake))).toEqual(events.map(({ message }) => message));
});

test('it ends soon after the job where the service is near, and waits longer where it is far', async () => {
  const event = { timestamp: start + 500, message: 'x' };
  const near = fakeLogs([event], { roundTrip: 2 });
  await follow(near, 1);
  const far = fakeLogs([event], { roundTrip: 100 });
  await follow(far, 1);
  expect(near.now() - start).toBeLessThan(1300);
  expect(far.now() - start).toBeGreaterThan(4500);
});

test('a job that never wrote a line ends without one', async () => {
  expect(await follow(fakeLogs([]), 1)).toEqual([]);
});

test('quiet logs are asked for seldom: at most about one call in two seconds', async () => {
  const fake = fakeLogs([{ timestamp: start, message: 'x' }], { roundTrip: 50 });
  await follow(fake, 600);
  expect(fake.calls()).toBeLessThan(340);
});

test('the signal ends the reading quietly', async () => {
  const stop = new AbortController();
  const fake = fakeLogs([{ timestamp: start, message: 'x' }]);
  const lines: string[] = [];
  const options = { follow: true, signal: stop.signal, clock: fake.clock };
  for await (const { text } of readLines(fake.aws, source, options)) {
    lines.push(text);
    stop.abort();
  }
  expect(lines).toEqual(['x']);
});
