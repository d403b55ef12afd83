import { executionVariables, type ExecutionVariable, type ExpressionNode, type Template } from './node.ts';

/**
 * Follows the brace of an expression in a text. It can't be seen, so that a text prints as it reads, and nobody types it, so
 * that a brace of the user's own is only a brace.
 */
const mark = '\u2063';
const expression = new RegExp(`\\{${mark}([^{}${mark}]*)\\}`, 'gu');

/** The expression as a text that may stand within other texts. */
export function expressionText(node: ExpressionNode): Template {
  return `{${mark}${bodyOf(node)}}`;
}

/** The literal parts of a text and its expressions, in their order; no part is empty. Throws SyntaxError for a broken expression. */
export function readTemplate(text: Template): (string | ExpressionNode)[] {
  const parts: (string | ExpressionNode)[] = [];
  let from = 0;
  for (const found of text.matchAll(expression)) {
    if (found.index > from) parts.push(literal(text.slice(from, found.index)));
    parts.push(readBody(found[1] ?? ''));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(literal(text.slice(from)));
  return parts;
}

/** The expression that a text is as a whole; `undefined` where it is a literal, or more than one part. */
export function soleExpression(text: Template): ExpressionNode | undefined {
  const [first, ...more] = hasExpression(text) ? readTemplate(text) : [];
  return more.length === 0 && typeof first === 'object' ? first : undefined;
}

export function hasExpression(text: Template): boolean {
  return text.includes(mark);
}

/** The text as people read it: `s3://bucket/{execution.id}/out`. */
export function printed(text: Template): string {
  return text.replaceAll(mark, '');
}

/** What a person types as an expression: `execution.id`, `{train.metrics.auc}`. Throws SyntaxError. */
export function readExpression(typed: string): ExpressionNode {
  return readBody(printed(typed.trim()).replace(/^\{(.*)\}$/u, '$1'));
}

function bodyOf(node: ExpressionNode): string {
  switch (node.kind) {
    case 'param':
      return `params.${escaped(node.name)}`;
    case 'execution':
      return `execution.${node.name}`;
    case 'output':
      return `${escaped(node.step)}.outputs.${escaped(node.output)}`;
    case 'metric':
      return `${escaped(node.step)}.metrics.${escaped(node.metric)}`;
    case 'json':
      return `${escaped(node.step)}.outputs.${escaped(node.output)}/${escapedFile(node.file)}#${escapedPath(node.path)}`;
    case 'property':
      return `${escaped(node.step)}.properties.${escapedPath(node.path)}`;
    case 'result':
      return `${escaped(node.step)}.results.${escaped(node.result)}`;
    case 'item':
      return node.member === undefined ? 'item' : `item.${escaped(node.member)}`;
  }
}

function readBody(body: string): ExpressionNode {
  const [first = '', second = '', ...rest] = body.split('.');
  if (body === 'item') return { kind: 'item' };
  if (rest.length === 0 && second !== '') {
    if (first === 'params') return { kind: 'param', name: unescaped(second) };
    if (first === 'item') return { kind: 'item', member: unescaped(second) };
    if (first === 'execution' && isVariable(second)) return { kind: 'execution', name: second };
  }
  const step = unescaped(first);
  const last = rest.join('.');
  if (step !== '' && last !== '') {
    if (second === 'outputs') return readOutput(step, last);
    if (second === 'metrics') return { kind: 'metric', step, metric: unescaped(last) };
    if (second === 'properties') return { kind: 'property', step, path: unescaped(last) };
    if (second === 'results') return { kind: 'result', step, result: unescaped(last) };
  }
  throw new SyntaxError(`{${body}} is no expression`);
}

function readOutput(step: string, text: string): ExpressionNode {
  const slash = text.indexOf('/');
  if (slash === -1) return { kind: 'output', step, output: unescaped(text) };
  const hash = text.indexOf('#', slash);
  if (hash === -1) throw new SyntaxError(`{${step}.outputs.${text}} names a file but no value in it`);
  const output = unescaped(text.slice(0, slash));
  return {
    kind: 'json',
    step,
    output,
    file: unescaped(text.slice(slash + 1, hash)),
    path: unescaped(text.slice(hash + 1)),
  };
}

function isVariable(name: string): name is ExecutionVariable {
  return executionVariables.some((one) => one === name);
}

/** A name as one segment. */
function escaped(name: string): string {
  return percent(name, /[%{}.#/\u2063]/gu);
}

function escapedFile(file: string): string {
  return percent(file, /[%{}#\u2063]/gu);
}

function escapedPath(path: string): string {
  return percent(path, /[%{}\u2063]/gu);
}

function percent(text: string, letters: RegExp): string {
  return text.replaceAll(letters, (letter) => encodeURIComponent(letter).replace('.', '%2E'));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SyntaxError(`{${text}} is no expression: a % stands alone`);
  }
}

/** A mark that is left over means that an expression was cut apart, by `slice` or the like. */
function literal(text: string): string {
  if (text.includes(mark))
    throw new SyntaxError(`${JSON.stringify(printed(text))} holds an expression that was cut apart`);
  return text;
}
