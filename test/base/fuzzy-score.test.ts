import { expect, test } from 'vitest';
import { fuzzyScore } from '../../src/base/fuzzy-score.ts';

const best = (typed: string, texts: readonly string[]) =>
  texts
    .flatMap((text) => [{ text, score: fuzzyScore(typed, text) ?? 0 }])
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ text }) => text);

test('letters must come in their order, whatever the case', () => {
  expect(fuzzyScore('Wnc', 'why-not-cached')).toBeGreaterThan(0);
  expect(fuzzyScore('cwn', 'why-not-cached')).toBeUndefined();
  expect(fuzzyScore('', 'any')).toBeGreaterThan(0);
});

test('what is so called stands before what begins so, that before what holds it, and letters apart last', () => {
  expect(best('run', ['rerun', 'r-u-n', 'run again', 'run'])).toEqual(['run', 'run again', 'rerun', 'r-u-n']);
});
