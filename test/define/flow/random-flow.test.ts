import { expect, test } from 'vitest';
import { allSteps, inOrder, needsByStep, stepsByName } from '../../../src/define/flow/walk.ts';
import { randomFlow } from './random-flow.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

test('the same seed draws the same flow, and another another', () => {
  expect(randomFlow(7)).toEqual(randomFlow(7));
  expect(randomFlow(7)).not.toEqual({ ...randomFlow(8), name: 'random-7' });
});

test('among random flows is every kind of step', () => {
  const kinds = seeds.flatMap((seed) => allSteps(randomFlow(seed, { steps: 20 })).map(({ step }) => step.kind));
  expect([...new Set(kinds)].toSorted()).toEqual(
    ['approval', 'each', 'fail', 'job', 'lambda', 'model', 'register', 'sql', 'transform', 'tune', 'when'].toSorted(),
  );
});

test('in a random flow each step comes after all that it waits for', () => {
  for (const seed of seeds) {
    const flow = randomFlow(seed, { steps: 20 });
    const names = stepsByName(flow);
    expect(inOrder(flow.steps, flow)).toEqual(flow.steps);
    for (const needs of needsByStep(flow).values()) for (const name of needs) expect(names.has(name)).toBe(true);
  }
});
