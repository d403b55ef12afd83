import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLines } from '../../src/logs/read-lines.ts';
import { openStorage, type Storage } from '../local/fakes/storage.ts';

const source = { group: '/aws/sagemaker/ProcessingJobs', prefix: 'job/', run: 'job' };
let storage: Storage;
let client: CloudWatchLogsClient;

beforeEach(async () => {
  storage = await openStorage();
  client = new CloudWatchLogsClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: storage.requestHandler,
  });
});

afterEach(() => storage.close());

test('lines written by a job while it runs arrive in order, and the end is seen', async () => {
  const { logs } = storage.aws;
  let written = 0;
  const writer = setInterval(() => {
    const at = Date.now();
    logs.ensureStream(source.group, 'job/algo-1-1700000000', at);
    const events = Array.from({ length: 10 }, (_, index) => ({ timestamp: at, message: String(written + index) }));
    logs.append(source.group, 'job/algo-1-1700000000', events, at);
    written += events.length;
    if (written === 200) clearInterval(writer);
  }, 10);
  const options = { follow: true, signal: new AbortController().signal, isDone: () => written === 200 };
  const texts: string[] = [];
  for await (const { text } of readLines({ logs: async () => client }, source, options)) texts.push(text);
  expect(texts).toEqual(Array.from({ length: 200 }, (_, index) => String(index)));
});

test('a log of 100,000 lines is read whole and in order', async () => {
  const { logs } = storage.aws;
  logs.ensureStream(source.group, 'job/algo-1-1', 0);
  const at = Date.now();
  const events = Array.from({ length: 100_000 }, (_, index) => ({
    timestamp: at + (index >> 8),
    message: `line ${index}`,
  }));
  logs.append(source.group, 'job/algo-1-1', events, at);
  const options = { follow: false, signal: new AbortController().signal };
  let count = 0;
  for await (const { text } of readLines({ logs: async () => client }, source, options)) {
    if (text !== `line ${count}`) throw new Error(`${text} came as number ${count}`);
    count += 1;
  }
  expect(count).toBe(100_000);
});
