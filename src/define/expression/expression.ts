import { MlxError } from '../../base/errors.ts';
import type { Condition, Comparison, ExpressionNode, FlowValue, Template } from './node.ts';
import { expressionText, hasExpression, printed } from './text.ts';

declare const type: unique symbol;

/** An S3 place that holds a model or other data; as text, its URI. */
export interface S3Place<K extends 'model' | 'data' = 'model' | 'data'> {
  readonly [type]: K;
}

/** What an expression may stand for. */
export type Value = string | number | boolean | S3Place;

/**
 * A value that is known only while a flow runs. It may stand in a template string, which then holds it; printed it reads
 * `{execution.id}`. Frozen.
 */
export interface Expression<T extends Value = Value> {
  readonly [type]?: T;
  /** The form in which it stands in texts. */
  readonly text: Template;
  is(value: Operand<T>): Condition;
  in(values: readonly Operand<T>[]): Condition;
  above(value: Ordered<T>): Condition;
  atLeast(value: Ordered<T>): Condition;
  below(value: Ordered<T>): Condition;
  atMost(value: Ordered<T>): Condition;
  toString(): Template;
  toJSON(): Template;
  [Symbol.toPrimitive](hint: string): Template;
}

/** What an expression may be held against: a value of its type, or an expression of it. */
export type Operand<T extends Value> = Widened<T> | Expression<Widened<T>>;

/** Numbers and texts have an order; dates are texts. */
export type Ordered<T extends Value> = T extends boolean | S3Place ? never : Operand<T>;

type Widened<T extends Value> = T extends number ? number : T extends boolean ? boolean : string;

export function expressionOf<T extends Value>(node: ExpressionNode): Expression<T> {
  return expressionOfText(expressionText(node));
}

/** The expression that a text with expressions in it is as a whole; `behaviour` is what it does. */
export function expressionOfText<T extends Value>(
  text: Template,
  behaviour: object = expressionBehaviour,
): Expression<T> {
  const made: { text?: Template } = Object.create(behaviour) as object;
  made.text = text;
  return Object.freeze(made) as Expression<T>;
}

/** True for an expression, whichever copy of this package made it. */
export function isExpression(value: unknown): value is Expression {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    // Params may be named `text` as well.
    'atLeast' in value &&
    typeof value.text === 'string' &&
    hasExpression(value.text)
  );
}

/** What all expressions do; `this` is the expression. */
export const expressionBehaviour = Object.freeze({
  is: comparator('equals'),
  above: comparator('above'),
  atLeast: comparator('atLeast'),
  below: comparator('below'),
  atMost: comparator('atMost'),
  in(this: Expression, values: readonly unknown[]): Condition {
    return condition({ kind: 'in', value: this.text, values: Object.freeze(values.map(operand)) });
  },
  toString(this: Expression): Template {
    return this.text;
  },
  toJSON(this: Expression): Template {
    return this.text;
  },
  [Symbol.toPrimitive](this: Expression, hint: string): Template {
    if (hint === 'number') throw new MlxError('EXPRESSION_TOO_EARLY', { expression: printed(this.text) });
    return this.text;
  },
  [Symbol.for('nodejs.util.inspect.custom')](this: Expression): string {
    return printed(this.text);
  },
});

function comparator(operator: Comparison) {
  return function compare(this: Expression, value: unknown): Condition {
    return condition({ kind: 'compare', operator, left: this.text, right: operand(value) });
  };
}

function condition(data: Condition): Condition {
  return Object.freeze(data);
}

/** What isn't a value of a flow is kept as its text, and refused when the flow is checked by what it is held against. */
function operand(value: unknown): FlowValue {
  if (isExpression(value)) return value.text;
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
