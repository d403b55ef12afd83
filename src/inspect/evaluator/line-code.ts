import { findSyntaxFault } from './find-syntax-fault.ts';
import { stripTypes, type Stripped } from './strip-types.ts';

/** A text as V8 is given it. */
export interface LineCode extends Stripped {
  /** Columns by which the first line stands further right than it was typed. */
  shift: number;
  /** What it comes to stands in a list of one. */
  isBoxed: boolean;
}

/**
 * A text that begins with a brace is meant as an object where it can be one. Types are taken away where there may be any; throws
 * TYPESCRIPT_NOT_ERASABLE.
 */
export function lineCode(text: string): LineCode {
  const line = readable(text);
  if (declares.test(text)) return line;
  const code = inBox(line.code.replace(/;\s*$/u, ''));
  return findSyntaxFault(code) === undefined ? { ...line, code, shift: line.shift + 2, isBoxed: true } : line;
}

/** An expression in a list: V8 would answer with a copy of a text by itself, however long. */
export function inBox(expression: string): string {
  return `[(${expression}\n)]`;
}

/** What would be an expression in brackets, but declares a name by itself. */
const declares = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*(?:async\s+function|function|class|let)(?![\w$])/u;

function readable(text: string): LineCode {
  const asTyped = { ...withoutTypes(text), shift: 0, isBoxed: false };
  if (!/^\s*\{/.test(text)) return asTyped;
  const asObject = { ...withoutTypes(`(${text.trimEnd()}\n)`), shift: 1, isBoxed: false };
  if (findSyntaxFault(asObject.code) === undefined) return asObject;
  return looksLikeObject.test(text) && findSyntaxFault(asTyped.code) !== undefined ? asObject : asTyped;
}

const looksLikeObject = /^\s*\{\s*(?:[\w$]+|'[^'\n]*'|"[^"\n]*")\s*[:,}]/;

/** What V8 can read has no types, unless those are between angle brackets. To look for them costs most of the first line's time. */
function withoutTypes(text: string): Stripped {
  return text.includes('<') || findSyntaxFault(text) !== undefined ? stripTypes(text) : { code: text };
}
