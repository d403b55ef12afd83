import { expect, test } from 'vitest';
import { attemptName } from '../../../../src/runs/flows/direct/attempt-name.ts';

const run = 'delays-20260102-030405-k3fa';

test('an attempt is named by its run and step, and by its number from the second on', () => {
  expect(attemptName(run, 'train', 1)).toBe(`${run}-train`);
  expect(attemptName(run, 'train', 2)).toBe(`${run}-train-2`);
});

test('long and illegal names are cut and told apart by a hash', () => {
  const names = ['a_b', 'a-b', `${'x'.repeat(60)}1`, `${'x'.repeat(60)}2`].map((step) => attemptName(run, step, 12));
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/u);
});

test('the name of a tuning job leaves room for those of its trainings', () => {
  const names = ['search', 'search-more'].map((step) => attemptName(run, step, 1, 'tuning'));
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}$/u);
});
