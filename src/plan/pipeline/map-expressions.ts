import type { ExpressionNode } from '../../define/expression/node.ts';
import { expressionText, hasExpression, readTemplate } from '../../define/expression/text.ts';
import type { FlowLiteral } from '../../define/flow/flow-definition.ts';

/** What stands in an expression's place: another expression, or its value. */
export type Replace = (node: ExpressionNode) => ExpressionNode | FlowLiteral;

/** A copy of plain data in which every expression is replaced; a text that was one expression alone becomes what replaced it. */
export function mapExpressions<T>(data: T, replace: Replace): T {
  return mapped(data, replace) as T;
}

function mapped(data: unknown, replace: Replace): unknown {
  if (typeof data === 'string') return hasExpression(data) ? mappedText(data, replace) : data;
  if (Array.isArray(data)) return data.map((each) => mapped(each, replace));
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, mapped(each, replace)]));
}

function mappedText(text: string, replace: Replace): FlowLiteral {
  const parts = readTemplate(text).map((part) => (typeof part === 'string' ? part : replace(part)));
  const written = parts.map((part) => (typeof part === 'object' ? expressionText(part) : part));
  const [only = '', ...more] = written;
  return more.length === 0 ? only : written.join('');
}
