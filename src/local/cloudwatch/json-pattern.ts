import { wildcard } from '../wildcard.ts';
import { regularExpression, type Matches } from './matches.ts';
import { badParameter } from './refusals.ts';

type Test = (value: unknown) => boolean;

const token =
  /\s*(?:(?<punctuation>&&|\|\||[(){}]|!=|<=|>=|[=<>])|(?<selector>\$(?:\.[\w-]+|\[\d+\]|\[['"][^'"\]]+['"]\])*)|"(?<quoted>(?:[^"\\]|\\.)*)"|%(?<regex>[^%]+)%|(?<word>[^\s"%(){}&|=<>!]+))\s*/uy;

type Token = Readonly<Record<'punctuation' | 'selector' | 'quoted' | 'regex' | 'word', string | undefined>>;

/** Reads `{ ($.level = "error" || $.code >= 500) && $.user.name = "a*" }`. Messages that aren't JSON don't match. */
export function jsonPattern(text: string): Matches {
  const tokens = readTokens(text);
  const at = { next: 0 };
  expect(tokens, at, '{');
  const test = either(tokens, at);
  expect(tokens, at, '}');
  if (at.next !== tokens.length) throw invalid();
  return (message) => {
    const value = parsed(message);
    return value !== undefined && test(value);
  };
}

interface Cursor {
  next: number;
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text)?.groups;
    if (found === undefined) throw invalid();
    tokens.push(found as Token);
  }
  return tokens;
}

function either(tokens: readonly Token[], at: Cursor): Test {
  const tests = [both(tokens, at)];
  while (take(tokens, at, '||')) tests.push(both(tokens, at));
  return (value) => tests.some((test) => test(value));
}

function both(tokens: readonly Token[], at: Cursor): Test {
  const tests = [single(tokens, at)];
  while (take(tokens, at, '&&')) tests.push(single(tokens, at));
  return (value) => tests.every((test) => test(value));
}

function single(tokens: readonly Token[], at: Cursor): Test {
  if (take(tokens, at, '(')) {
    const inner = either(tokens, at);
    expect(tokens, at, ')');
    return inner;
  }
  const path = selectorPath(advance(tokens, at).selector);
  const operator = advance(tokens, at);
  const test =
    operator.word === undefined
      ? comparison(operator.punctuation, advance(tokens, at))
      : state(operator.word, advance(tokens, at).word);
  return (value) => test(valueAt(value, path));
}

/** `IS NULL`, `IS TRUE`, `IS FALSE`, `NOT EXISTS`. */
function state(first: string, second: string | undefined): Test {
  switch (`${first} ${second ?? ''}`.toUpperCase()) {
    case 'IS NULL':
      return (value) => value === null;
    case 'IS TRUE':
      return (value) => value === true;
    case 'IS FALSE':
      return (value) => value === false;
    case 'NOT EXISTS':
      return (value) => value === undefined;
    default:
      throw invalid();
  }
}

function comparison(operator: string | undefined, operand: Token): Test {
  switch (operator) {
    case '=':
      return equality(operand);
    case '!=': {
      const equal = equality(operand);
      return (value) => value !== undefined && !equal(value);
    }
    case '<':
      return numeric(operand, (a, b) => a < b);
    case '<=':
      return numeric(operand, (a, b) => a <= b);
    case '>':
      return numeric(operand, (a, b) => a > b);
    case '>=':
      return numeric(operand, (a, b) => a >= b);
    default:
      throw invalid();
  }
}

function equality(operand: Token): Test {
  if (operand.regex !== undefined) {
    const matches = regularExpression(operand.regex);
    return (value) => isScalar(value) && matches(String(value));
  }
  const text = operand.quoted?.replace(/\\(.)/gu, '$1') ?? operand.word;
  if (text === undefined) throw invalid();
  const matches = wildcard(text);
  const number = operand.word === undefined ? Number.NaN : Number(text);
  return (value) => isScalar(value) && (value === number || matches(String(value)));
}

function numeric(operand: Token, holds: (a: number, b: number) => boolean): Test {
  const number = Number(operand.word);
  if (operand.word === undefined || Number.isNaN(number)) throw invalid();
  return (value) => typeof value === 'number' && holds(value, number);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function selectorPath(selector: string | undefined): string[] {
  if (selector === undefined) throw invalid();
  return Array.from(
    selector.matchAll(/\.([\w-]+)|\[['"]?([^'"\]]+)['"]?\]/gu),
    ([, name, index]) => name ?? index ?? '',
  );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

function take(tokens: readonly Token[], at: Cursor, punctuation: string): boolean {
  if (tokens[at.next]?.punctuation !== punctuation) return false;
  at.next += 1;
  return true;
}

function expect(tokens: readonly Token[], at: Cursor, punctuation: string): void {
  if (!take(tokens, at, punctuation)) throw invalid();
}

function advance(tokens: readonly Token[], at: Cursor): Token {
  const found = tokens[at.next];
  if (found === undefined) throw invalid();
  at.next += 1;
  return found;
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

const invalid = (): Error => badParameter('Invalid filter pattern');
