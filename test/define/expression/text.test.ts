import { describe, expect, test } from 'vitest';
import type { ExpressionNode } from '../../../src/define/expression/node.ts';
import {
  expressionText,
  hasExpression,
  printed,
  readExpression,
  readTemplate,
  soleExpression,
} from '../../../src/define/expression/text.ts';

const nodes: readonly [string, ExpressionNode][] = [
  ['{params.day}', { kind: 'param', name: 'day' }],
  ['{execution.id}', { kind: 'execution', name: 'id' }],
  ['{prepare.outputs.features}', { kind: 'output', step: 'prepare', output: 'features' }],
  ['{train.metrics.auc}', { kind: 'metric', step: 'train', metric: 'auc' }],
  [
    '{evaluate.outputs.report/eval/v1.json#metrics.auc[0]}',
    { kind: 'json', step: 'evaluate', output: 'report', file: 'eval/v1.json', path: 'metrics.auc[0]' },
  ],
  ['{train.properties.A.B[0].C}', { kind: 'property', step: 'train', path: 'A.B[0].C' }],
  ['{notify.results.rows}', { kind: 'result', step: 'notify', result: 'rows' }],
  ['{item}', { kind: 'item' }],
  ['{item.depth}', { kind: 'item', member: 'depth' }],
];

describe('an expression as text', () => {
  test.each(nodes)('%s is printed so, and read back', (text, node) => {
    expect(printed(expressionText(node))).toBe(text);
    expect(soleExpression(expressionText(node))).toEqual(node);
    expect(readExpression(text)).toEqual(node);
    expect(readExpression(text.slice(1, -1))).toEqual(node);
  });

  test.each(['a.b', 'a}b', 'a{b', 'a#b', 'a/b', '50%', 'é 漢', 'params'])('a name like %j comes back whole', (name) => {
    const node: ExpressionNode = { kind: 'metric', step: name, metric: name };
    expect(readTemplate(`x${expressionText(node)}y`)).toEqual(['x', node, 'y']);
  });

  test('a text around expressions keeps its parts in order', () => {
    const id = expressionText({ kind: 'execution', name: 'id' });
    const text = `s3://bucket/${id}/out/${id}`;
    expect(readTemplate(text)).toEqual([
      's3://bucket/',
      { kind: 'execution', name: 'id' },
      '/out/',
      { kind: 'execution', name: 'id' },
    ]);
    expect(printed(text)).toBe('s3://bucket/{execution.id}/out/{execution.id}');
  });

  test("a brace of the user's own is only a brace", () => {
    expect(hasExpression('{"execution": "{execution.id}"}')).toBe(false);
    expect(readTemplate('{execution.id}')).toEqual(['{execution.id}']);
  });

  test('an expression that was cut apart is refused', () => {
    const id = expressionText({ kind: 'execution', name: 'id' });
    expect(() => readTemplate(id.slice(0, -2))).toThrow('was cut apart');
  });

  test.each(['execution.ID', 'params', 'train', 'train.metric.auc', 'train.outputs.report/file.json', ''])(
    '%j is no expression',
    (text) => expect(() => readExpression(text)).toThrow(SyntaxError),
  );
});
