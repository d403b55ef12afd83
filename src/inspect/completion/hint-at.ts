import { bracketsOf } from '../code/brackets.ts';
import { lastSolid, type Token, tokensOf } from '../code/tokens.ts';
import { callAround } from './call-around.ts';
import { pathBefore } from './path-before.ts';
import type { Schema } from './schema.ts';

/** What stands under the cursor: a call's signature, and which of its parameters one writes. */
export interface SignatureHint {
  label: string;
  /** Start and end of the parameter in `label`. */
  marked?: readonly [number, number];
  doc?: string;
}

/** The hint for the call around the cursor, or for the function whose name ends before it. */
export function hintAt(text: string, cursor: number, schema: Schema): SignatureHint | undefined {
  const tokens = tokensOf(text.slice(0, cursor));
  const call = callAround(tokens, bracketsOf(tokens).open);
  const known = call && schema.signature(call.path);
  if (call && known) {
    const parameter = known.parameters[Math.min(call.argument, known.parameters.length - 1)];
    const doc = schema.at(call).doc ?? parameter?.doc ?? known.doc;
    return { label: known.label, marked: parameter && rangeOf(known.label, parameter.name), doc };
  }
  const last = lastSolid(tokens);
  if (last?.kind !== 'name' || last.end !== cursor) return undefined;
  const stop: Token = { kind: 'mark', start: cursor, end: cursor, text: '(' };
  const named = schema.signature(pathBefore([...tokens, stop], stop)?.join('.') ?? '');
  return named && { label: named.label, doc: named.doc };
}

/** The parameter as a word of its own, behind the bracket. */
function rangeOf(label: string, name: string): readonly [number, number] | undefined {
  const from = label.indexOf('(') + 1;
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll(/[^\w]/g, String.raw`\$&`)}(?![\w$])`, 'u');
  const found = word.exec(label.slice(from));
  return found ? [from + found.index, from + found.index + name.length] : undefined;
}
