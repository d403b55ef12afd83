import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogStore } from '../../../src/local/cloudwatch/log-store.ts';
import { logsService } from '../../../src/local/cloudwatch/service.ts';
import { openState } from '../../../src/local/state.ts';
import { openStorage, type Storage } from '../fakes/storage.ts';

let storage: Storage;

beforeEach(async () => {
  storage = await openStorage();
});

afterEach(() => storage.close());

interface Answer {
  events: unknown[];
  nextToken?: string;
}

const call = (operation: string, input: object): Answer =>
  logsService.operations[operation]?.(input as never, storage.aws) as Answer;

/** Events on the first page of each way to read a stream. */
const sizes = (stream: string): number[] => [
  call('FilterLogEvents', { logGroupName: '/g', logStreamNames: [stream] }).events.length,
  call('GetLogEvents', { logGroupName: '/g', logStreamName: stream }).events.length,
];

const at = Date.now();
const lines = (count: number): { timestamp: number; message: string }[] =>
  Array.from({ length: count }, (_, index) => ({ timestamp: at + index, message: `line ${index}` }));

test('a page that ends early leaves nothing open that would keep this process from writing after another', () => {
  const { logs } = storage.aws;
  for (const stream of ['job/a', 'job/b', 'job/c']) {
    logs.ensureStream('/g', stream, at);
    logs.append('/g', stream, lines(50), at);
  }
  const other = openState(storage.aws.home);
  const theirs = openLogStore({ state: other });
  const page = { logGroupName: '/g', limit: 5 };
  for (const [operation, input] of [
    ['FilterLogEvents', page],
    ['GetLogEvents', { ...page, logStreamName: 'job/a', startFromHead: true }],
    ['DescribeLogStreams', { ...page, limit: 1 }],
    ['DescribeLogGroups', { limit: 1 }],
  ] as const) {
    call(operation, input);
    theirs.append('/g', 'job/a', lines(1), at);
    logs.append('/g', 'job/a', lines(1), at);
  }
  other.close();
  expect(call('FilterLogEvents', { logGroupName: '/g', logStreamNames: ['job/a'] }).events).toHaveLength(58);
});

test('a page holds at most 10,000 events and about a megabyte, but always one event', () => {
  const { logs } = storage.aws;
  logs.ensureStream('/g', 'many', at);
  logs.append('/g', 'many', lines(10_001), at);
  logs.ensureStream('/g', 'large', at);
  logs.append(
    '/g',
    'large',
    Array.from({ length: 3 }, () => ({ timestamp: at, message: 'x'.repeat(900_000) })),
    at,
  );
  expect([sizes('many'), sizes('large')]).toEqual([
    [10_000, 10_000],
    [1, 1],
  ]);
});

test('a pattern that matches almost nothing gives short pages, and all matches over them', () => {
  const { logs } = storage.aws;
  logs.ensureStream('/g', 's', at);
  logs.append('/g', 's', lines(250_000), at);
  const pages: number[] = [];
  let nextToken: string | undefined;
  do {
    const page = call('FilterLogEvents', { logGroupName: '/g', filterPattern: '"line 249999"', nextToken });
    pages.push(page.events.length);
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  expect(pages).toEqual([0, 0, 1]);
});

test.each([
  ['%(a+)+$%', 'unsupported character'],
  ['%é%', 'unsupported character'],
  ['{ $.a = %(x)% }', 'unsupported character'],
  ['%[%', 'invalid regular expression'],
  ['%a*a*a*a*a*a*b%', 'takes too long'],
])('the filter pattern %s is refused', (filterPattern, words) => {
  storage.aws.logs.ensureStream('/g', 's', at);
  storage.aws.logs.append('/g', 's', [{ timestamp: at, message: 'a'.repeat(100_000) }], at);
  const refused = expect.objectContaining({
    name: 'InvalidParameterException',
    message: expect.stringContaining(words),
  });
  expect(() => call('FilterLogEvents', { logGroupName: '/g', filterPattern })).toThrow(refused);
});
