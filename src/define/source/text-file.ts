import type { Place } from '../../base/fault.ts';

/** A text file, or its first part, as lines without their ends. */
export interface TextFile {
  /** The name that places show: relative to the project's folder where it lies in it. */
  name: string;
  lines: readonly string[];
  /** False where the file goes on behind these lines. */
  whole: boolean;
}

/** A place in such a file. `line` and `column` count from 1; the length is at least 1 and stays within the line. */
export function placeIn(file: TextFile, line: number, column: number, length: number): Place {
  const text = file.lines[line - 1] ?? '';
  const longest = Math.max(1, text.length - column + 1);
  return { file: file.name, line, column, length: Math.min(Math.max(1, length), longest), text };
}
