import type { Place } from '../../base/fault.ts';
import { startOf } from '../../base/fault.ts';
import { nameBelow, readText } from '../source/read-text.ts';
import { placeIn, type TextFile } from '../source/text-file.ts';
import type { CodePlace } from './draft.ts';

const mostRead = 1024 * 1024;

/** Turns places in code into places with their lines; each file is read once, and one that can't be has none. */
export async function placesIn(root: string, code: Iterable<CodePlace | undefined>): Promise<(at: CodePlace) => Place> {
  const files = new Map<string, TextFile | undefined>();
  for (const at of code) {
    if (at && !files.has(at.file)) files.set(at.file, await readText(at.file, root, mostRead).catch(() => undefined));
  }
  return ({ file, line, column }) => {
    const text = files.get(file);
    return text
      ? placeIn(text, line, column, callLength(text, line, column))
      : { ...startOf(nameBelow(root, file)), line, column };
  };
}

/** The word that is called there. */
function callLength(file: TextFile, line: number, column: number): number {
  return /^[\w.$]+/u.exec((file.lines[line - 1] ?? '').slice(column - 1))?.[0].length ?? 1;
}
