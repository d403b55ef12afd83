import { expect, test } from 'vitest';
import { openHitFinder } from '../../../../src/tui/logs/draw/find-hits.ts';
import { markHits } from '../../../../src/tui/logs/draw/mark-hits.ts';

test('every hit of every text is found, empty ones aside', () => {
  const find = openHitFinder();
  expect([...find(['loss LOSS', 'none', 'a loss'], { source: 'loss|x*', flags: 'iu' })]).toEqual([
    [
      [0, 4],
      [5, 9],
    ],
    undefined,
    [[2, 6]],
  ]);
});

test('an expression that never ends is given up and tried no more', () => {
  const find = openHitFinder();
  const endless = { source: '(a+)+$', flags: 'u' } as const;
  const texts = [`${'a'.repeat(40)}!`];
  expect(find(texts, endless)).toEqual([]);
  expect(find(['aaa'], endless)).toEqual([]);
  expect([...find(['aaa'], { source: 'a', flags: 'u' })]).toHaveLength(1);
});

test('hits are inverse over the looks that they cross', () => {
  const row = [
    { text: 'abc', sgr: '31' },
    { text: 'def', sgr: '' },
  ];
  expect(markHits(row, [[2, 4]])).toEqual([
    { text: 'ab', sgr: '31' },
    { text: 'c', sgr: '31;7' },
    { text: 'd', sgr: '7' },
    { text: 'ef', sgr: '' },
  ]);
});
