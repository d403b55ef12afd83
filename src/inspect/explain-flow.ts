import { describeExpression } from '../define/expression/describe-expression.ts';
import { executionVariables, type ExpressionNode } from '../define/expression/node.ts';
import { readExpression } from '../define/expression/text.ts';
import type { Explanation } from './explanation.ts';
import { flowReference, type FlowWord } from './flow-reference.ts';

/** The words of the flow API and the execution variables, as they can be asked for. */
export const flowNames: readonly string[] = [
  ...flowReference.map(({ name }) => name),
  'execution',
  ...executionVariables.map((name) => `execution.${name}`),
];

/** What a word of the flow API means: `when`, `execution`. */
export function explainFlowWord(name: string): Explanation | undefined {
  if (name === 'execution') return explainExecution();
  const word = flowReference.find((one) => one.name === name);
  return word && explanationOf(word);
}

/** What an expression is, as it is typed: `execution.id`, `{train.metrics.auc}`. */
export function explainExpression(typed: string): Explanation | undefined {
  const node = expressionIn(typed);
  if (!node) return undefined;
  const { text, type, doc, example, known, places } = describeExpression(node);
  const facts = [
    { name: 'example', text: `\`${example}\`` },
    { name: 'known', text: known },
    ...Object.entries(places).map(([way, place]) => ({ name: `as ${way}`, text: place })),
  ];
  return { name: text, type, doc, facts, fields: [] };
}

function explainExecution(): Explanation {
  return {
    name: 'execution',
    type: 'what a run tells of itself',
    doc: 'In a template string each stands for its value in the run; printed it reads `{execution.id}`.',
    facts: [{ name: 'example', text: '`s3://bucket/${execution.id}/out`' }],
    fields: executionVariables.map((name) => {
      const { type, doc } = describeExpression({ kind: 'execution', name });
      return { name, type, doc, required: false };
    }),
  };
}

function explanationOf({ name, type, doc, example, stands, ways = {}, fields = [] }: FlowWord): Explanation {
  return {
    name,
    type,
    doc,
    facts: [
      { name: 'example', text: `\`${example}\`` },
      { name: 'stands', text: stands },
      ...Object.entries(ways).map(([way, text]) => ({ name: `as ${way}`, text })),
    ],
    fields: fields.map((field) => ({ required: false, ...field })),
  };
}

function expressionIn(typed: string): ExpressionNode | undefined {
  try {
    return readExpression(typed);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
