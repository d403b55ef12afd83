import type { ExceptionDetails } from './connect.ts';
import type { LineCode } from './line-code.ts';

/** A place in a text as it was typed; both are counted from 1. */
export interface Place {
  line: number;
  column: number;
}

interface Found {
  lineNumber: number;
  columnNumber: number;
}

/** Where in the text it went wrong: the innermost place of it, or where it could not be read. */
export function placeOf(details: ExceptionDetails, url: string, text: string, { shift }: LineCode): Place | undefined {
  const frames = details.stackTrace?.callFrames ?? [];
  const found = frames.find((frame) => frame.url === url) ?? (isUnreadable(details) ? details : undefined);
  return found && placeIn(text, found, shift);
}

/**
 * What V8 says of a text with types that it can't read is that it knows no types. What is wrong with it stands further on, where
 * the reader of types found it.
 */
export function faultBehindTypes(
  details: ExceptionDetails,
  text: string,
  { fault, shift }: LineCode,
): { thrown: SyntaxError; place: Place } | undefined {
  if (!fault || !isUnreadable(details)) return undefined;
  const { lineNumber, columnNumber } = details;
  const isFurther = fault.line > lineNumber || (fault.line === lineNumber && fault.column > columnNumber);
  const found = { lineNumber: fault.line, columnNumber: fault.column };
  return isFurther ? { thrown: new SyntaxError(fault.message), place: placeIn(text, found, shift) } : undefined;
}

/** Code that has never run stands in no frame. */
function isUnreadable({ exception, scriptId, stackTrace }: ExceptionDetails): boolean {
  return (
    exception?.className === 'SyntaxError' &&
    scriptId !== undefined &&
    !stackTrace?.callFrames.some((frame) => frame.scriptId === scriptId)
  );
}

/** What is behind the end is told of the end. */
function placeIn(text: string, { lineNumber, columnNumber }: Found, shift: number): Place {
  const lines = text.trimEnd().split('\n');
  const line = Math.min(lineNumber, lines.length - 1);
  const column = lineNumber > line ? Infinity : columnNumber - (line === 0 ? shift : 0);
  return { line: line + 1, column: Math.max(0, Math.min(column, lines[line]?.length ?? 0)) + 1 };
}
