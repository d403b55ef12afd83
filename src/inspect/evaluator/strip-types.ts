import * as nodeModule from 'node:module';
import { MlxError } from '../../base/errors.ts';

/** A text without its TypeScript types, every other character in its place, or as it was with the place where it can't be read. */
export interface Stripped {
  code: string;
  /** Both are counted from 0. */
  fault?: { line: number; column: number; message: string };
}

/** Throws TYPESCRIPT_NOT_ERASABLE where the text has what types alone don't explain, such as an enum. */
export function stripTypes(text: string): Stripped {
  try {
    return { code: nodeModule.stripTypeScriptTypes(text) };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) return { code: text };
    if (error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
      const [, syntax = error.message] = /^TypeScript (.+?) (?:is|are) not supported/.exec(error.message) ?? [];
      throw new MlxError('TYPESCRIPT_NOT_ERASABLE', { syntax });
    }
    return { code: text, fault: faultOf(error) };
  }
}

/** Node draws the place in front of the stack: `:2`, what was read, and a caret below it. */
function faultOf({ stack = '', message }: Error): Stripped['fault'] {
  const [, line, before] = /^[^\n:]*:(\d+)\n(?:[^\n]*\n)*?( *)\^/.exec(stack) ?? [];
  return line === undefined || before === undefined
    ? undefined
    : { line: Number(line) - 1, column: before.length, message };
}
