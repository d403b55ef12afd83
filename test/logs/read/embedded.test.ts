import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unlimitedBudget } from '../../../src/logs/budget/unlimited-budget.ts';
import { realClock } from '../../../src/logs/clock.ts';
import type { LogEvent } from '../../../src/logs/event.ts';
import { openReader } from '../../../src/logs/read/open-reader.ts';
import type { Reader, SourceState } from '../../../src/logs/read/reader.ts';
import { openStorage, type Storage } from '../../local/fakes/storage.ts';

const source = { id: 'job', group: '/aws/sagemaker/ProcessingJobs', streams: { prefix: 'job/' }, run: 'job' };
const stream = 'job/algo-1-1700000000';
let storage: Storage;

beforeEach(async () => {
  storage = await openStorage();
});

afterEach(() => storage.close());

/** Reads the embedded service as mlx does. */
function reading(follow: boolean): { reader: Reader; events: LogEvent[]; state: () => SourceState | undefined } {
  const events: LogEvent[] = [];
  let state: SourceState | undefined;
  const client = new CloudWatchLogsClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: storage.requestHandler,
  });
  const signal = new AbortController().signal;
  const reader = openReader(
    { client, budget: unlimitedBudget(), clock: realClock, signal, pace: 'embedded', follow },
    {
      stream: () => undefined,
      events: (told) => events.push(...told),
      source: (_id, now) => {
        state = now;
      },
      status: () => undefined,
    },
  );
  return { reader, events, state: () => state };
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

test('lines that a job writes while it runs arrive in order, to the last', async () => {
  const { logs } = storage.aws;
  const { reader, events, state } = reading(true);
  reader.add(source);
  for (let written = 0; written < 200; written += 10) {
    const at = Date.now();
    logs.ensureStream(source.group, stream, at);
    const lines = Array.from({ length: 10 }, (_, index) => ({ timestamp: at, message: String(written + index) }));
    logs.append(source.group, stream, lines, at);
    await realClock.wait(10);
  }
  reader.end('job');
  reader.endAll();
  await reader.done;
  expect(events.map(({ message }) => message)).toEqual(numbers(200));
  expect(state()).toMatchObject({ kind: 'complete', streams: [{ received: 200, expected: 200 }] });
});

test('a log of 100,000 lines is read whole and in order', async () => {
  const { logs } = storage.aws;
  const at = Date.now();
  logs.ensureStream(source.group, stream, 0);
  logs.append(
    source.group,
    stream,
    numbers(100_000).map((message, index) => ({ timestamp: at + (index >> 8), message })),
    at,
  );
  const { reader, events } = reading(false);
  reader.add(source);
  reader.endAll();
  await reader.done;
  expect(events.map(({ message }) => message)).toEqual(numbers(100_000));
});

test('a job that wrote nothing ends without a line', async () => {
  const { reader, events, state } = reading(true);
  reader.add(source);
  reader.end('job');
  reader.endAll();
  await reader.done;
  expect(events).toEqual([]);
  expect(state()).toEqual({ kind: 'complete', streams: [] });
});
