import { expect, test } from 'vitest';
import { expressionText } from '../../../src/define/expression/text.ts';
import type { FlowDefinition, Step } from '../../../src/define/flow/flow-definition.ts';
import { sampleLookup } from '../../../src/define/flow/sample-lookup.ts';
import { allSteps, expressionsOf, inOrder, needsByStep, stepsByName } from '../../../src/define/flow/walk.ts';

const outputOf = (step: string, output: string) => expressionText({ kind: 'output', step, output });
const fail = (name: string, message = 'no', after: readonly string[] = []): Step => ({
  kind: 'fail',
  name,
  after,
  message,
});

const sizes: Step = {
  kind: 'each',
  name: 'sizes',
  after: [],
  items: [
    { name: 'small', value: { depth: 2 } },
    { name: 'large', value: { depth: 9 } },
  ],
  steps: [fail('train', expressionText({ kind: 'item', member: 'depth' }))],
};
const gate: Step = {
  kind: 'when',
  name: 'gate',
  after: ['last'],
  condition: {
    kind: 'compare',
    operator: 'above',
    left: expressionText({ kind: 'metric', step: 'train-small', metric: 'auc' }),
    right: 0.5,
  },
  then: [fail('inner', `see ${outputOf('first', 'rows')}`)],
  otherwise: [fail('other')],
};
const flow: Pick<FlowDefinition, 'name' | 'params' | 'steps'> = {
  name: 'delays',
  params: { day: { type: 'date', required: true }, depth: { type: 'int', default: 6, required: false } },
  steps: [gate, sizes, fail('first'), fail('last', `${outputOf('first', 'rows')} and ${outputOf('first', 'more')}`)],
};

test('steps inside others come right after them, with where they lie', () => {
  expect(allSteps(flow).map(({ step, inside }) => [step.name, inside?.step, inside?.branch])).toEqual([
    ['gate', undefined, undefined],
    ['inner', 'gate', 'then'],
    ['other', 'gate', 'otherwise'],
    ['sizes', undefined, undefined],
    ['train', 'sizes', 'each'],
    ['first', undefined, undefined],
    ['last', undefined, undefined],
  ]);
});

test('a step is found by its name, and by that of one item', () => {
  const found = stepsByName(flow);
  expect(found.get('train')).toMatchObject({ inside: { step: 'sizes' } });
  expect(found.get('train-large')).toMatchObject({ step: { name: 'train' }, item: { name: 'large' } });
  expect(found.get('train-huge')).toBeUndefined();
});

test('a step waits for what it reads, what it comes after, and what it lies in, each once', () => {
  expect(Object.fromEntries(needsByStep(flow))).toEqual({
    gate: ['sizes', 'last'],
    inner: ['first', 'gate'],
    other: ['gate'],
    sizes: [],
    train: ['sizes'],
    first: [],
    last: ['first'],
  });
});

test('the expressions of a step are its own, not those of the steps inside it', () => {
  expect(expressionsOf(gate)).toEqual([{ kind: 'metric', step: 'train-small', metric: 'auc' }]);
  expect(expressionsOf(sizes)).toEqual([]);
});

test('in order, each step comes after all that it and the steps inside it wait for', () => {
  expect(inOrder(flow.steps, flow).map(({ name }) => name)).toEqual(['sizes', 'first', 'last', 'gate']);
});

test('a sample has the type of what it stands for', () => {
  const sample = sampleLookup(flow, { params: { day: '2020-02-02' }, within: 'train' });
  expect(sample({ kind: 'param', name: 'day' })).toBe('2020-02-02');
  expect(sample({ kind: 'param', name: 'depth' })).toBe(6);
  expect(sample({ kind: 'execution', name: 'flow' })).toBe('delays');
  expect(sample({ kind: 'item', member: 'depth' })).toBe(2);
  expect(sample({ kind: 'output', step: 'first', output: 'rows' })).toMatch(/^s3:\/\/.*\/first\/output\/rows\/$/);
  expect(sample({ kind: 'property', step: 'first', path: 'ProcessingJobArn' })).toMatch(/^arn:/);
  expect(sample({ kind: 'param', name: 'none' })).toBeUndefined();
});
