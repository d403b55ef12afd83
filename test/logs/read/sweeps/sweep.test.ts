import type { FilterLogEventsCommandInput, FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { readSweep, type SweepRange } from '../../../../src/logs/read/sweeps/sweep.ts';

const start = Date.UTC(2026, 0, 1);
const range: SweepRange = { group: 'g', streams: { prefix: 'job/' }, from: start, to: Infinity };

type Answer = Pick<FilterLogEventsCommandOutput, 'events' | 'nextToken'> | Error;

/** Reads a range from answers that lie ready. */
async function read(answers: readonly Answer[], wanted: Partial<SweepRange> = {}) {
  const inputs: FilterLogEventsCommandInput[] = [];
  const pages: (number | undefined)[][] = [];
  await readSweep(
    { ...range, ...wanted },
    async (input) => {
      inputs.push(input);
      const answer = answers[inputs.length - 1] ?? { events: [] };
      if (answer instanceof Error) throw answer;
      return { $metadata: {}, ...answer };
    },
    (page) => pages.push(page.map(({ timestamp }) => timestamp)),
  );
  return { inputs, pages };
}

const page = (times: readonly number[], nextToken?: string): Answer => ({
  events: times.map((timestamp) => ({ timestamp })),
  nextToken,
});

const badToken = Object.assign(new Error('The specified nextToken is invalid.'), {
  name: 'InvalidParameterException',
});

test('empty pages are no end', async () => {
  const { pages } = await read([page([], 'a'), page([], 'b'), page([start + 1], 'c'), page([])]);
  expect(pages.flat()).toEqual([start + 1]);
  expect(pages).toHaveLength(4);
});

test('a token that comes back is the end', async () => {
  const { inputs } = await read([page([start], 'a'), page([start + 1], 'a'), page([start + 2], 'a')]);
  expect(inputs).toHaveLength(2);
});

test('while tokens go on nothing else of the question changes', async () => {
  const { inputs } = await read([page([start + 5], 'a'), page([start + 9], 'b'), page([])]);
  expect(inputs.map((input) => ({ ...input, nextToken: undefined }))).toEqual(inputs.map(() => inputs[0]));
});

test('where a token is refused it goes on from the last event', async () => {
  const { inputs } = await read([page([start + 5], 'a'), badToken, page([start + 5, start + 9])]);
  expect(inputs.map(({ startTime, nextToken }) => [startTime, nextToken])).toEqual([
    [start, undefined],
    [start, 'a'],
    [start + 5, undefined],
  ]);
});

test('a token that is refused again and again is an error at last', async () => {
  const answers = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? page([], 'a') : badToken));
  await expect(read([page([], 'a'), badToken, badToken])).rejects.toThrow('nextToken');
  await expect(read(answers)).rejects.toThrow('nextToken');
});

test('newest first, pages go back in time, and what is too old for that is read forward', async () => {
  const { inputs, pages } = await read([page([start + 9, start + 8], 'a'), page([start + 1]), page([5])], {
    from: 0,
    isBackward: true,
  });
  expect(pages.flat()).toEqual([start + 9, start + 8, start + 1, 5]);
  const backward = Date.UTC(2024, 0, 1);
  expect(inputs.map(({ startFromHead, startTime, endTime }) => [startFromHead, startTime, endTime])).toEqual([
    [false, backward, undefined],
    [false, backward, undefined],
    [undefined, 0, backward - 1],
  ]);
});

test('a service that turns backward pages round is understood', async () => {
  const { pages } = await read([page([start + 8, start + 9])], { isBackward: true });
  expect(pages).toEqual([[start + 9, start + 8]]);
});
