import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { openStorage, type Storage } from '../fakes/storage.ts';

const tools = pythonTools();
const group = '/aws/sagemaker/TrainingJobs';

describe.skipIf(!tools)('the AWS CLI and the embedded CloudWatch Logs', () => {
  let storage: Storage;
  let start: number;
  const aws = (...args: string[]): Promise<string> => storage.run(tools!.aws, ['logs', ...args]);

  beforeAll(async () => {
    storage = await openStorage();
    start = Date.now() - 60_000;
    for (const host of [1, 2]) {
      const stream = `train/algo-${host}-1700000000`;
      const events = Array.from({ length: 50 }, (_, index) => ({
        timestamp: start + 2 * index + host,
        message: `host ${host} epoch ${index}`,
      }));
      storage.aws.logs.ensureStream(group, stream, start);
      storage.aws.logs.append(group, stream, events, start);
    }
  });

  afterAll(() => storage.close());

  test('filter-log-events tells the lines of all hosts in the order of time', async () => {
    const args = ['--log-group-name', group, '--query', 'events[].message', '--output', 'json'];
    const lines = JSON.parse(await aws('filter-log-events', ...args)) as string[];
    const expected = Array.from({ length: 100 }, (_, at) => `host ${(at % 2) + 1} epoch ${Math.floor(at / 2)}`);
    expect(lines).toEqual(expected);
  });

  test('filter-log-events goes through all pages', async () => {
    const found = await aws(
      'filter-log-events',
      '--log-group-name',
      group,
      '--log-stream-name-prefix',
      'train/',
      '--filter-pattern',
      '"epoch 4"',
      '--page-size',
      '7',
      '--query',
      'events[].message',
      '--output',
      'json',
    );
    expect(JSON.parse(found)).toHaveLength(22);
  });

  test('get-log-events follows its own tokens to the end', async () => {
    const stream = ['--log-group-name', group, '--log-stream-name', 'train/algo-1-1700000000', '--output', 'json'];
    const page = async (...more: string[]): Promise<{ events: unknown[]; nextForwardToken: string }> =>
      JSON.parse(await aws('get-log-events', ...stream, '--start-from-head', ...more)) as never;
    const first = await page('--limit', '30');
    const second = await page('--limit', '30', '--next-token', first.nextForwardToken);
    const end = await page('--next-token', second.nextForwardToken);
    expect([first.events.length, second.events.length, end.events.length]).toEqual([30, 20, 0]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
  });
});
