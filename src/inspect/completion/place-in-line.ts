import { bracketsOf } from '../code/brackets.ts';
import { lastSolid, type Token, tokensOf } from '../code/tokens.ts';
import { callAround, type CallPlace } from './call-around.ts';
import { pathBefore } from './path-before.ts';

/** What stands before the cursor. */
export interface LinePlace {
  /** What may stand here: nothing, a name or a value, a property of what `path` leads to, or a key of an object. */
  kind: 'nothing' | 'value' | 'member' | 'index' | 'key';
  /** Where what is being written begins, and as much of it as there is; of a member without its dot, of a text with its quote. */
  start: number;
  begun: string;
  /** Of a member and an index: the names that lead to what it belongs to; absent where only a call could tell. */
  path?: readonly string[];
  /** Of a member: where its dot begins. Of an index: where its bracket stands. */
  joint: number;
  /** The call whose argument this is. */
  call?: CallPlace;
}

export function placeInLine(text: string, cursor: number): LinePlace {
  const before = text.slice(0, cursor);
  const tokens = tokensOf(before);
  const end = tokens.at(-1);
  const nothing: LinePlace = { kind: 'nothing', start: cursor, begun: '', joint: cursor };
  if (end?.isOpen === true && end.kind !== 'string') return nothing;
  if (end?.kind === 'comment' || end?.kind === 'number' || end?.kind === 'template') return nothing;
  if (end?.kind === 'string' && end.isOpen !== true) return nothing;
  const isWord = end?.kind === 'name' || end?.kind === 'keyword' || end?.kind === 'string';
  const known = isWord ? tokens.slice(0, -1) : tokens;
  const start = isWord ? end.start : cursor;
  const begun = before.slice(start);
  const last = lastSolid(known);
  const { open } = bracketsOf(known);
  const call = callAround(known, open);
  if (last?.text === '.' || last?.text === '?.') {
    if (end?.kind === 'string') return nothing;
    return { kind: 'member', start, begun, path: pathBefore(known, last), joint: last.start, call };
  }
  const opener = known[open.at(-1) ?? -1];
  if (opener !== undefined && opener === last && isIndex(known, opener))
    return { kind: 'index', start, begun, path: pathBefore(known, opener), joint: opener.start, call };
  const isKey = call?.isKey === true && (begun === '' || isWord);
  return { kind: isKey ? 'key' : 'value', start, begun, joint: start, call };
}

/** Whether a bracket stands behind a value, so that it is no list. */
function isIndex(tokens: readonly Token[], bracket: Token): boolean {
  if (bracket.text !== '[') return false;
  const before = lastSolid(tokens, tokens.indexOf(bracket));
  return before?.kind === 'name' || before?.text === ']' || before?.text === ')' || before?.text === '?.';
}
