import { expect, test } from 'vitest';
import { nearest } from '../../src/base/nearest.ts';

test.each([
  ['instnce', 'instance'],
  ['INSTANCE', 'instance'],
  ['imgae', 'image'],
  ['ocunt', 'count'],
  ['counts', 'count'],
])('%s is taken for %s', (typed, meant) => {
  expect(nearest(typed, ['instance', 'image', 'count', 'volume'])).toBe(meant);
});

test('a word that is far from all candidates is taken for none', () => {
  expect(nearest('bananas', ['instance', 'image'])).toBeUndefined();
  expect(nearest('', ['instance'])).toBeUndefined();
});

test('the nearest of several near candidates wins', () => {
  expect(nearest('trains', ['strains', 'train', 'trains2', 'trains'])).toBe('trains');
});

test('a word of a million letters is answered', () => {
  expect(nearest('x'.repeat(1_000_000), ['instance'])).toBeUndefined();
});
