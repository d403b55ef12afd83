import { lastSolid, type Token } from '../code/tokens.ts';
import { dottedName } from './path-before.ts';
import type { ArgumentPlace } from './schema.ts';

/** Where in the arguments of a call one writes. */
export interface CallPlace extends ArgumentPlace {
  /** A key of an object is due, not a value. */
  isKey: boolean;
  /** Keys that the object has already. */
  keysGiven: readonly string[];
}

/** The innermost call whose bracket is open; `undefined` in the body of a function and where there is none. */
export function callAround(tokens: readonly Token[], open: readonly number[]): CallPlace | undefined {
  const keys: string[] = [];
  let inner: { isKey: boolean; keysGiven: readonly string[] } | undefined;
  for (const [depth, index] of [...open.entries()].toReversed()) {
    const bracket = tokens[index]?.text;
    const here = memberAt(tokens, index, open[depth + 1] ?? tokens.length);
    if (bracket === '${' || (bracket === '{' && isBody(tokens, index))) return undefined;
    if (bracket === '{') {
      inner ??= { isKey: here.key === undefined, keysGiven: here.keysGiven };
      if (here.key !== undefined) keys.unshift(here.key);
      else if (open[depth + 1] !== undefined) return undefined;
    }
    if (bracket !== '(') continue;
    const path = dottedName(tokens, index);
    if (path === undefined) continue;
    return {
      path,
      argument: here.given.length,
      given: here.given,
      keys,
      ...(inner ?? { isKey: false, keysGiven: [] }),
    };
  }
  return undefined;
}

interface Member {
  /** What stands between the bracket and the last comma in it, piece by piece. */
  given: string[];
  /** The key whose value is being written. */
  key?: string;
  keysGiven: string[];
}

/** What stands in a bracket, up to the next one that is open. */
function memberAt(tokens: readonly Token[], bracket: number, end: number): Member {
  const given: string[] = [];
  const keysGiven: string[] = [];
  let key: string | undefined;
  let piece = '';
  let depth = 0;
  for (let at = bracket + 1; at < end; at += 1) {
    const { kind = 'other', text = '' } = tokens[at] ?? {};
    if (kind === 'mark' && ['(', '[', '{', '${'].includes(text)) depth += 1;
    if (kind === 'mark' && [')', ']', '}'].includes(text)) depth -= 1;
    if (kind === 'mark' && depth === 0 && text === ',') {
      given.push(piece.trim());
      piece = '';
      key = undefined;
      continue;
    }
    if (kind === 'mark' && depth === 0 && text === ':' && key === undefined) {
      key = piece.trim().replaceAll(/^['"]|['"]$/g, '');
      keysGiven.push(key);
    }
    piece += text;
  }
  return { given, key, keysGiven };
}

function isBody(tokens: readonly Token[], index: number): boolean {
  const before = lastSolid(tokens, index)?.text;
  return before === '=>' || before === ')' || before === ';' || before === undefined;
}
