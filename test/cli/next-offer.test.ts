import { expect, test } from 'vitest';
import { nextOffer } from '../../src/cli/ask/next-offer.ts';

const complete = () => ['a', 'b'];

test('Tab goes round through several completions', () => {
  const first = nextOffer(undefined, complete);
  const second = nextOffer(first, complete);
  expect([first?.at, second?.at, nextOffer(second, complete)?.at]).toEqual([0, 1, 0]);
});

test('a single completion is taken, and the next Tab completes what it has become', () => {
  const first = nextOffer(undefined, () => ['select ']);
  expect(nextOffer(first, () => ['select day', 'select month'])).toEqual({
    texts: ['select day', 'select month'],
    at: 0,
  });
});

test('where nothing completes, Tab takes nothing', () => {
  expect(nextOffer(undefined, () => [])).toBeUndefined();
});
