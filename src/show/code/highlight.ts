import { lastSolid, type Token, tokensOf } from '../../inspect/code/tokens.ts';
import type { Line, Role, Span } from '../line.ts';

/** A text of JavaScript or TypeScript, finished or not, as lines of coloured pieces. */
export function highlight(text: string): Line[] {
  return linesOf(tokensOf(text));
}

/** The same of a text that has been cut into its tokens. */
export function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Span[][] = [[]];
  tokens.forEach((token, index) => {
    for (const span of spansOf(token, tokens, index)) {
      span.text.split('\n').forEach((piece, row) => {
        if (row > 0) lines.push([]);
        if (piece !== '') lines.at(-1)?.push({ text: piece, role: span.role });
      });
    }
  });
  return lines;
}

/** What the parts of code are drawn as. */
const roles = {
  keyword: 'tint2',
  string: 'tint1',
  template: 'tint1',
  regex: 'tint6',
  number: 'tint4',
  comment: 'dim',
  property: 'tint3',
  sql: 'tint5',
  plain: 'plain',
} as const satisfies Readonly<Record<string, Role>>;

function spansOf(token: Token, tokens: readonly Token[], index: number): readonly Span[] {
  switch (token.kind) {
    case 'template':
      return token.tag === 'sql' ? sqlSpans(token.text) : [{ text: token.text, role: roles.template }];
    case 'keyword':
    case 'string':
    case 'number':
    case 'comment':
    case 'regex':
      return [{ text: token.text, role: roles[token.kind] }];
    case 'name':
      return [{ text: token.text, role: isProperty(tokens, index) ? roles.property : roles.plain }];
    case 'space':
    case 'mark':
    case 'other':
      return [{ text: token.text, role: roles.plain }];
  }
}

/** Behind a dot, and in front of a colon that no question mark is before. */
function isProperty(tokens: readonly Token[], index: number): boolean {
  const before = lastSolid(tokens, index)?.text;
  if (before === '.' || before === '?.') return true;
  const next = tokens[index + 1]?.kind === 'space' ? tokens[index + 2] : tokens[index + 1];
  return next?.text === ':' && (before === '{' || before === ',');
}

const sqlWord =
  /\b(?:select|from|where|group|by|order|having|limit|offset|join|left|right|inner|outer|full|cross|on|using|as|and|or|not|in|is|null|like|between|exists|case|when|then|else|end|union|all|distinct|with|over|partition|insert|into|values|create|table|drop|alter|unload|to|cast|true|false|asc|desc|interval|date|timestamp|unnest)\b/gi;

function sqlSpans(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(sqlWord)) {
    spans.push({ text: text.slice(at, index), role: roles.template }, { text: word, role: roles.sql });
    at = index + word.length;
  }
  return [...spans, { text: text.slice(at), role: roles.template }];
}
