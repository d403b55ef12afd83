import { expect, test } from 'vitest';
import { marksIn, sentenceWith } from '../../../src/inspect/find/sentence.ts';

test('the sentence with most of the words is the one that is told', () => {
  const doc = 'It has a size. The largest size is 5 GB.\n- A list may tell more.';
  expect(sentenceWith(doc, ['size', 'gb'])).toEqual({
    sentence: 'The largest size is 5 GB.',
    marks: [
      [12, 16],
      [22, 24],
    ],
  });
  expect(sentenceWith(doc, ['list']).sentence).toBe('A list may tell more.');
  expect(sentenceWith(doc, ['nothing'])).toEqual({ sentence: 'It has a size.', marks: [] });
});

test('marks that overlap or touch are one', () => {
  expect(marksIn('training train', ['train', 'ing', 'rain'])).toEqual([
    [0, 8],
    [9, 14],
  ]);
});

test('a text whose small letters are longer has no marks rather than wrong ones', () => {
  expect(marksIn('İ spot', ['spot'])).toEqual([]);
});
