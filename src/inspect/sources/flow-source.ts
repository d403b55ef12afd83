import { describeExpression } from '../../define/expression/describe-expression.ts';
import { executionVariables, type ExpressionNode } from '../../define/expression/node.ts';
import type { Way } from '../../base/way.ts';
import { ways } from '../../base/way.ts';
import { expressionText, readExpression } from '../../define/expression/text.ts';
import { planTrial } from '../compiled/plan-trial.ts';
import { headOf } from '../compiled/trial-heads.ts';
import { trialJob } from '../compiled/trial-job.ts';
import type { Explanation, Use } from '../explanation.ts';
import { flowReference, type FlowWord } from './flow-reference.ts';
import type { Source } from './source.ts';

/** The words of the flow API and the execution variables. */
export const flowSource: Source = {
  title: 'Words of a flow',
  names: () => [
    ...flowReference.map(({ name }) => name),
    'execution',
    ...executionVariables.map((name) => `execution.${name}`),
  ],
  explain: (name) => {
    if (name === 'execution') return explainExecution();
    const word = flowReference.find((one) => one.name === name);
    return word ? explanationOf(word) : explainOption(name);
  },
};

/** An option of a step: `job.retry`. */
function explainOption(name: string): Explanation | undefined {
  const [first, option, ...more] = name.split('.');
  const word = flowReference.find((one) => one.name === first);
  const field = more.length === 0 ? word?.fields?.find((one) => one.name === option) : undefined;
  if (!word || !field) return undefined;
  return {
    name: `${word.name}.${field.name}`,
    type: field.required === true ? `${field.type}, required` : field.type,
    doc: field.doc,
    facts: [{ name: 'option of', text: `\`${word.name}\`, ${word.type}` }],
    uses: [{ where: 'flow', allowed: true, text: word.stands }],
    fields: [],
    source: 'mlx',
  };
}

/** Expressions, as they are typed: `execution.id`, `{train.metrics.auc}`. */
export const expressionSource: Source = {
  title: 'Expressions',
  names: () => [],
  explain: (name) => {
    const node = expressionIn(name);
    return node && explainExpression(node);
  },
};

function explainExpression(node: ExpressionNode): Explanation {
  const { text, type, doc, example, known, places } = describeExpression(node);
  return {
    name: text,
    type,
    doc,
    facts: [
      { name: 'example', text: `\`${example}\`` },
      { name: 'known', text: known },
    ],
    uses: [
      { where: 'head', allowed: false, text: 'a head is read before any run, and has no expressions' },
      {
        where: 'flow',
        allowed: true,
        text: 'in params, env, inputs, instance and count of a step, and in texts of other steps',
      },
      ...ways.map((way): Use => {
        const refused = refusalOf(node, way);
        return { where: way, allowed: refused === undefined, text: refused ?? places[way] };
      }),
      { where: 'REPL', allowed: true, text: `evaluate('${text.slice(1, -1)}', 'last')` },
    ],
    fields: [],
    source: 'mlx',
  };
}

/** Why a way of running can't have it, where it depends on nothing but the way. */
function refusalOf(node: ExpressionNode, way: Way): string | undefined {
  if (node.kind !== 'execution') return undefined;
  const made = trialJob(headOf('processing'));
  return 'job' in made ? planTrial(made.job, way, { env: { VALUE: expressionText(node) } })?.refused : undefined;
}

function explainExecution(): Explanation {
  return {
    name: 'execution',
    type: 'what a run tells of itself',
    doc: 'In a template string each stands for its value in the run; printed it reads `{execution.id}`.',
    facts: [{ name: 'example', text: '`s3://bucket/${execution.id}/out`' }],
    uses: [{ where: 'flow', allowed: true, text: 'wherever an expression may stand; `?execution.id` tells more' }],
    fields: executionVariables.map((name) => {
      const { type, doc } = describeExpression({ kind: 'execution', name });
      return { name, type, doc, required: false };
    }),
    source: 'mlx',
  };
}

function explanationOf({ name, type, doc, example, stands, ways: by = {}, fields = [] }: FlowWord): Explanation {
  return {
    name,
    type,
    doc,
    facts: [{ name: 'example', text: `\`${example}\`` }],
    uses: [
      { where: isOfRepl(stands) ? 'REPL' : 'flow', allowed: true, text: stands },
      ...Object.entries(by).map(([way, text]): Use => ({ where: way as Way, allowed: true, text })),
    ],
    fields: fields.map((field) => ({ required: false, ...field })),
    source: 'mlx',
  };
}

function isOfRepl(stands: string): boolean {
  return stands.includes('REPL');
}

function expressionIn(typed: string): ExpressionNode | undefined {
  try {
    return readExpression(typed);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
