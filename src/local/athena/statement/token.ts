import { malformed } from './malformed.ts';

/** One token of a statement. `value` is without quotes; `start` and `end` are offsets into the text. */
export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'end';
  value: string;
  start: number;
  end: number;
}

const patterns = [
  ['skip', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['number', /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y],
  ['string', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")*"|`(?:[^`]|``)*`/y],
  ['symbol', /[^'"`]/uy],
] as const;

/** Splits SQL or DDL into tokens, without comments, with an `end` token last. Throws InvalidRequestException where a quote is left open. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = match(text, at);
    if (found === undefined) throw malformed(text, at, text.slice(at, at + 20));
    if (found.kind !== 'skip') tokens.push({ ...found, kind: found.kind, start: at });
    at = found.end;
  }
  tokens.push({ kind: 'end', value: '<EOF>', start: text.length, end: text.length });
  return tokens;
}

function match(text: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, value: unquote(kind, found), end: at + found.length };
  }
  return undefined;
}

function unquote(kind: string, raw: string): string {
  if (kind !== 'string' && kind !== 'quoted') return raw;
  const quote = raw.charAt(0);
  return raw.slice(1, -1).replaceAll(quote + quote, quote);
}
