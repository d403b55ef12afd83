import { isCondition } from './condition.ts';
import { isExpression } from './expression.ts';
import type { Condition, FlowValue, Template } from './node.ts';
import { expressionText, hasExpression, readExpression } from './text.ts';

const braced = /\{([^{}]+)\}/gu;
/** Begins with the name of a step, of `execution`, `params` or `item`, and holds no blank. */
const looksTyped = /^[\w%-]+(?:\.[^\s{}]+)?$/u;

/**
 * What a person means by an expression: one of a flow's own, a template string or a condition made of such, or a text as it
 * is printed (`train.metrics.auc`, `s3://bucket/{execution.id}/`). Braces that hold no expression are only braces.
 */
export function readTyped(given: unknown): FlowValue | Condition {
  if (isExpression(given)) return given.text;
  if (isCondition(given)) return given;
  if (typeof given === 'number' || typeof given === 'boolean') return given;
  const text = String(given);
  if (hasExpression(text)) return text;
  return expressionIn(text.trim()) ?? text.replaceAll(braced, (whole, body: string) => expressionIn(body) ?? whole);
}

function expressionIn(body: string): Template | undefined {
  if (!looksTyped.test(body)) return undefined;
  try {
    return expressionText(readExpression(body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
