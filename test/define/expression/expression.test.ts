import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { and, isCondition, not, or } from '../../../src/define/expression/condition.ts';
import { describeExpression } from '../../../src/define/expression/describe-expression.ts';
import { evaluate, holds } from '../../../src/define/expression/evaluate.ts';
import { execution } from '../../../src/define/expression/execution.ts';
import { expressionOf, isExpression } from '../../../src/define/expression/expression.ts';
import { executionVariables, type ExpressionNode } from '../../../src/define/expression/node.ts';
import { printed, readExpression, readTemplate } from '../../../src/define/expression/text.ts';

const auc = expressionOf<number>({ kind: 'metric', step: 'train', metric: 'auc' });
const day = expressionOf<string>({ kind: 'param', name: 'day' });

test('printed, an expression reads as it is typed', () => {
  expect(inspect(execution.id)).toBe('{execution.id}');
  expect(inspect({ at: [auc] })).toBe('{ at: [ {train.metrics.auc} ] }');
});

test('in a text it stays an expression', () => {
  const text = `s3://bucket/${execution.id}/${day}`;
  expect(printed(text)).toBe('s3://bucket/{execution.id}/{params.day}');
  expect(readTemplate(text)).toEqual([
    's3://bucket/',
    { kind: 'execution', name: 'id' },
    '/',
    { kind: 'param', name: 'day' },
  ]);
  expect(readTemplate('day ' + day)).toHaveLength(2);
  expect(JSON.parse(JSON.stringify({ day }))).toEqual({ day: `${day}` });
});

test('counting with one says that it is not known yet', () => {
  expect(() => Number(auc)).toThrow(
    expect.objectContaining({ code: 'EXPRESSION_TOO_EARLY', details: { expression: '{train.metrics.auc}' } }),
  );
});

test('expressions and conditions are frozen', () => {
  expect(Object.isFrozen(execution.id)).toBe(true);
  expect(Object.isFrozen(and(auc.above(1), day.in(['a', 'b'])))).toBe(true);
  expect(Object.isFrozen(day.in(['a']))).toBe(true);
  expect(isExpression(auc)).toBe(true);
  expect([{ text: 'plain' }, undefined, 'x', null].some(isExpression)).toBe(false);
});

test('conditions hold for values as they read', () => {
  expect(evaluate(auc.text, lookup)).toBe(0.8);
  expect(holds(auc.above(0.8), lookup)).toBe(false);
  expect(holds(auc.atLeast(0.8), lookup)).toBe(true);
  expect(holds(auc.below(auc), lookup)).toBe(false);
  expect(holds(auc.atMost(0.8), lookup)).toBe(true);
  expect(holds(day.above('2013-01-31'), lookup)).toBe(true);
  expect(holds(or(day.is('x'), not(day.in(['a', 'b']))), lookup)).toBe(true);
  expect(holds(and(auc.is(0.8), day.is('x')), lookup)).toBe(false);
});

test.each([true, undefined, {}, { kind: 'compare' }, { kind: 'all', conditions: [true] }, { kind: 'not' }])(
  '%j is no condition',
  (value) => {
    expect(isCondition(value)).toBe(false);
  },
);

test('every execution variable tells its type, an example, when it is known and where it may stand', () => {
  for (const name of executionVariables) {
    const about = describeExpression({ kind: 'execution', name });
    expect(about.text).toBe(`{execution.${name}}`);
    for (const words of [about.type, about.doc, about.example, about.known, ...Object.values(about.places)]) {
      expect(words).not.toBe('');
    }
  }
});

test.each([
  ['params.day', "The value of the flow's param day"],
  ['train.outputs.model', 'Where the output model of train lies'],
  ['train.metrics.auc', 'The last value of the metric auc'],
  ['evaluate.outputs.report/evaluation.json#metrics.auc', 'The value at metrics.auc in evaluation.json'],
  ['train.properties.TrainingJobArn', 'The field TrainingJobArn'],
  ['count.results.rows', 'The result rows of count'],
  ['item.depth', 'The member depth of the item'],
])('%s can be asked what it is', (typed, doc) => {
  const about = describeExpression(readExpression(typed));
  expect(about).toMatchObject({ text: `{${typed}}`, doc: expect.stringContaining(doc) as string });
  expect(Object.keys(about.places)).toEqual(['job', 'pipeline', 'states']);
});

function lookup(node: ExpressionNode): string | number {
  return node.kind === 'metric' ? 0.8 : '2013-02-01';
}
