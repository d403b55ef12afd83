/** A pattern as what may stand one after the other: enough of the grammar to write a text that matches. */
export type PatternNode =
  | { kind: 'choice'; of: readonly PatternNode[] }
  | { kind: 'sequence'; of: readonly PatternNode[] }
  | { kind: 'repeat'; of: PatternNode; least: number; most: number }
  /** One character, by a pattern that it matches: `a`, `\d`, `[a-z]`, `.`. */
  | { kind: 'character'; matches: string };

/** The tree of a pattern that JavaScript compiles; what only looks around (`^`, `\b`, `(?=...)`) is nothing in it. */
export function patternTree(pattern: string): PatternNode {
  return readChoice({ tokens: [...pattern.matchAll(tokens)].map(([token]) => token), at: 0 });
}

/** A class, a group's opening, a repetition, an escape, or one character. */
const tokens =
  /\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|\\(?:[pP]\{[^}]*\}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|.)|[\s\S]/gu;

interface Reading {
  tokens: readonly string[];
  at: number;
}

function readChoice(reading: Reading): PatternNode {
  const of = [readSequence(reading)];
  while (reading.tokens[reading.at] === '|') {
    reading.at += 1;
    of.push(readSequence(reading));
  }
  return of.length === 1 ? (of[0] as PatternNode) : { kind: 'choice', of };
}

function readSequence(reading: Reading): PatternNode {
  const of: PatternNode[] = [];
  for (let token = reading.tokens[reading.at]; token !== undefined; token = reading.tokens[reading.at]) {
    if (token === '|' || token === ')') break;
    reading.at += 1;
    of.push(repeated(readOne(token, reading), reading));
  }
  return { kind: 'sequence', of };
}

function readOne(token: string, reading: Reading): PatternNode {
  if (!token.startsWith('(')) return isPlace(token) ? nothing : { kind: 'character', matches: token };
  const inner = readChoice(reading);
  reading.at += 1;
  return /^\(\?<?[=!]/u.test(token) ? nothing : inner;
}

const nothing: PatternNode = { kind: 'sequence', of: [] };

function isPlace(token: string): boolean {
  return ['^', '$', String.raw`\b`, String.raw`\B`].includes(token);
}

function repeated(node: PatternNode, reading: Reading): PatternNode {
  const bounds = boundsOf(reading.tokens[reading.at] ?? '');
  if (!bounds) return node;
  reading.at += 1;
  return { kind: 'repeat', of: node, ...bounds };
}

function boundsOf(token: string): { least: number; most: number } | undefined {
  const [sign = ''] = token;
  if (token.length > 0 && token.length <= 2) {
    if (sign === '*') return { least: 0, most: Infinity };
    if (sign === '+') return { least: 1, most: Infinity };
    if (sign === '?') return { least: 0, most: 1 };
  }
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/u.exec(token) ?? [];
  if (least === undefined) return undefined;
  return { least: Number(least), most: comma === '' ? Number(least) : most === '' ? Infinity : Number(most) };
}
