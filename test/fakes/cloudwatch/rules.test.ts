import {
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type FilterLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { awsName } from '../../../src/aws/aws-refusal.ts';
import { clientOf } from './client.ts';
import type { Fault } from './faults.ts';
import type { WrittenEvent } from './log-groups.ts';
import { openCloudWatch, type CloudWatchOptions } from './service.ts';
import { virtualClock } from './virtual-clock.ts';

const group = '/aws/sagemaker/TrainingJobs';
const stream = 'train/algo-1-1700000000';

describe('the fake of CloudWatch Logs', () => {
  test('tells events by time, pages of at most 10,000, each once', async () => {
    const { filter } = service(lines(25_000));
    const pages = await filter();
    expect(pages.map((page) => page.length)).toEqual([10_000, 10_000, 5_000]);
    expect(pages.flat()).toEqual(lines(25_000).map(({ message }) => message));
  });

  test('ends a page at a megabyte', async () => {
    const { filter } = service(lines(3).map((line) => ({ ...line, message: 'x'.repeat(600_000) })));
    expect((await filter()).map((page) => page.length)).toEqual([1, 1, 1]);
  });

  test('shows an event only once it is readable', async () => {
    const { filter, clock } = service(lines(2).map((line) => ({ ...line, readable: line.readable + 5_000 })));
    expect((await filter()).flat()).toEqual([]);
    await clock.wait(6_000);
    expect((await filter()).flat()).toHaveLength(2);
  });

  test('never tells behind a token what came in late', async () => {
    const early = { timestamp: start - 1, ingestion: start + 10_000, readable: start + 10_000, message: 'late' };
    const { client, clock } = service([...lines(1), early]);
    const first = await client.send(get({ startFromHead: true }));
    await clock.wait(20_000);
    const then = await client.send(get({ startFromHead: true, nextToken: first.nextForwardToken }));
    expect(then.events).toEqual([]);
    expect((await client.send(get({ startFromHead: true }))).events?.map(({ message }) => message)).toEqual([
      'late',
      'line 0',
    ]);
  });

  test('sends the token of the end back', async () => {
    const { client } = service(lines(3));
    const first = await client.send(get({ startFromHead: true }));
    const nextToken = first.nextForwardToken;
    expect((await client.send(get({ startFromHead: true, nextToken }))).nextForwardToken).toBe(nextToken);
  });

  test('has a time in the highest bits of its tokens and ids, ahead of now where an empty stream is read from its end', async () => {
    const { client } = service([{ ...lines(1)[0]!, readable: start + 1e9 }]);
    const { nextForwardToken = '' } = await client.send(get({}));
    const time = Number(BigInt(nextForwardToken.slice(2, -2)) >> 144n);
    expect(time - start).toBeGreaterThan(7_200_000);
  });

  test('reads pages newest first where that is asked for', async () => {
    const { filter } = service(lines(15_000));
    const pages = await filter({ startFromHead: false, startTime: start });
    expect(pages.flat()).toEqual(
      lines(15_000)
        .map(({ message }) => message)
        .toReversed(),
    );
  });

  test('refuses what goes beyond the quota, and only that', async () => {
    const { client, clock } = service(lines(1), { latency: [1, 1] });
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcomeOf(client.send(filterCommand({})))));
    expect(outcomes.filter((outcome) => outcome === 'ThrottlingException')).toHaveLength(20);
    await clock.wait(1_000);
    expect(await outcomeOf(client.send(filterCommand({})))).toBe('fine');
  });

  test('refuses names of streams together with a prefix, and more than 100 of them', async () => {
    const { client } = service(lines(1));
    const both = filterCommand({ logStreamNames: [stream], logStreamNamePrefix: 'train/' });
    const many = filterCommand({ logStreamNames: Array.from({ length: 101 }, (_, index) => `train/${index}`) });
    expect(await outcomeOf(client.send(both))).toBe('InvalidParameterException');
    expect(await outcomeOf(client.send(many))).toBe('InvalidParameterException');
  });

  test('does not know a group or a stream before it is made and after it is removed', async () => {
    const { client, clock, logs } = service(lines(1).map((line) => ({ ...line, ingestion: start + 1_000 })));
    expect(await outcomeOf(client.send(filterCommand({})))).toBe('ResourceNotFoundException');
    logs.groups.deleteStream(group, stream, start + 5_000);
    await clock.wait(2_000);
    expect(await outcomeOf(client.send(get({})))).toBe('fine');
    await clock.wait(5_000);
    expect(await outcomeOf(client.send(get({})))).toBe('ResourceNotFoundException');
  });

  test('lists streams 50 at a time', async () => {
    const { client, logs } = service([]);
    for (let index = 0; index < 120; index += 1) logs.groups.write(group, `many/${String(index)}`, lines(1));
    const first = await client.send(
      new DescribeLogStreamsCommand({ logGroupName: group, logStreamNamePrefix: 'many/' }),
    );
    expect(first.logStreams).toHaveLength(50);
    expect(first.nextToken).toBeDefined();
  });

  test.each<{ fault: Fault; outcome: string }>([
    { fault: { kind: 'throttle', from: 0, until: 1e6 }, outcome: 'ThrottlingException' },
    { fault: { kind: 'expired-credentials', from: 0, until: 1e6 }, outcome: 'ExpiredTokenException' },
    { fault: { kind: 'denied', group, from: 0, until: 1e6 }, outcome: 'AccessDeniedException' },
    { fault: { kind: 'denied', group: '/other', from: 0, until: 1e6 }, outcome: 'fine' },
  ])('answers $fault.kind with $outcome', async ({ fault, outcome }) => {
    const { client } = service(lines(1), { faults: [fault] });
    expect(await outcomeOf(client.send(filterCommand({})))).toBe(outcome);
  });

  test('never answers while a socket is open at one end only, until the caller gives up', async () => {
    const { client, clock } = service(lines(1), { faults: [{ kind: 'silent', from: 0, until: 1e6 }] });
    const given = new AbortController();
    const call = outcomeOf(client.send(filterCommand({}), { abortSignal: given.signal }));
    await clock.wait(600_000);
    given.abort();
    expect(await call).toBe('AbortError');
  });

  test('puts empty pages before each page, and tells events of the page before again', async () => {
    const empty = service(lines(12_000), { faults: [{ kind: 'empty-pages', pages: 3, from: 0, until: 1e6 }] });
    expect((await empty.filter()).map((page) => page.length)).toEqual([0, 0, 0, 10_000, 0, 0, 0, 2_000]);
    const overlapping = service(lines(12_000), { faults: [{ kind: 'overlap', events: 7, from: 0, until: 1e6 }] });
    expect((await overlapping.filter()).map((page) => page.length)).toEqual([10_000, 2_007]);
  });

  test('knows tokens for a day', async () => {
    const { client, clock } = service(lines(20_000));
    const { nextToken } = await client.send(filterCommand({}));
    await clock.wait(86_000_000);
    expect(await outcomeOf(client.send(filterCommand({ nextToken })))).toBe('fine');
    await clock.wait(1_000_000);
    expect(await outcomeOf(client.send(filterCommand({ nextToken })))).toBe('InvalidParameterException');
  });
});

const start = Date.UTC(2027, 0, 1);

function lines(count: number): WrittenEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    timestamp: start + index,
    ingestion: start,
    readable: start,
    message: `line ${index}`,
  }));
}

function service(events: readonly WrittenEvent[], options: Partial<CloudWatchOptions> = {}) {
  const clock = virtualClock();
  const logs = openCloudWatch({ clock, start, ...options });
  const client = clientOf(logs);
  logs.groups.write(group, stream, events);
  const filter = async (input: Partial<FilterLogEventsCommandInput> = {}): Promise<(string | undefined)[][]> => {
    const pages: (string | undefined)[][] = [];
    for (let nextToken: string | undefined; ;) {
      const page = await client.send(filterCommand({ ...input, nextToken }));
      pages.push((page.events ?? []).map(({ message }) => message));
      nextToken = page.nextToken;
      if (nextToken === undefined) return pages;
    }
  };
  return { clock, logs, client, filter };
}

function filterCommand(input: Partial<FilterLogEventsCommandInput>): FilterLogEventsCommand {
  return new FilterLogEventsCommand({ logGroupName: group, ...input });
}

function get(input: { startFromHead?: boolean; nextToken?: string }): GetLogEventsCommand {
  return new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, ...input });
}

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'fine',
    (error: unknown) => awsName(error) ?? String(error),
  );
}
