import { MlxError } from '../../base/errors.ts';
import type { FlowLiteral } from '../flow/flow-definition.ts';
import { compared } from './comparison.ts';
import type { Condition, ExpressionNode, FlowValue } from './node.ts';
import { expressionText, printed, readTemplate } from './text.ts';

/** What an expression stands for in a run, real or made up; `undefined` where that is not known (yet). */
export type Lookup = (node: ExpressionNode) => FlowLiteral | undefined;

/**
 * The value in a run: a text that is one expression alone has the expression's type, any other text is joined.
 * Throws EXPRESSION_UNKNOWN where the run doesn't know it.
 */
export function evaluate(value: FlowValue, lookup: Lookup): FlowLiteral {
  if (typeof value !== 'string') return value;
  const parts = readTemplate(value).map((part) => (typeof part === 'string' ? part : valueOf(part, lookup)));
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : parts.join('');
}

/** True where the condition holds in a run. Throws EXPRESSION_UNKNOWN, and EXPRESSION_TYPES where a text is held against a number. */
export function holds(condition: Condition, lookup: Lookup): boolean {
  switch (condition.kind) {
    case 'compare':
      return compare(condition, lookup);
    case 'in': {
      const value = evaluate(condition.value, lookup);
      return condition.values.some((one) => evaluate(one, lookup) === value);
    }
    case 'not':
      return !holds(condition.condition, lookup);
    case 'all':
      return condition.conditions.every((one) => holds(one, lookup));
    case 'any':
      return condition.conditions.some((one) => holds(one, lookup));
  }
}

function valueOf(node: ExpressionNode, lookup: Lookup): FlowLiteral {
  const value = lookup(node);
  if (value === undefined) throw new MlxError('EXPRESSION_UNKNOWN', { expression: printed(expressionText(node)) });
  return value;
}

function compare(condition: Extract<Condition, { kind: 'compare' }>, lookup: Lookup): boolean {
  const left = evaluate(condition.left, lookup);
  const right = evaluate(condition.right, lookup);
  if (condition.operator === 'equals') return left === right;
  if (typeof left !== typeof right || typeof left === 'boolean') {
    throw new MlxError('EXPRESSION_TYPES', { left: JSON.stringify(left), right: JSON.stringify(right) });
  }
  return compared(condition.operator, left, right);
}
