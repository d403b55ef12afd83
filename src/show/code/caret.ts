import type { Place } from '../../inspect/evaluator/place-of.ts';
import { clipLine } from '../box.ts';
import { type Line, span } from '../line.ts';
import { clipStart, headOf, widthOf } from '../width.ts';
import { highlight } from './highlight.ts';

/** The line of a text in which something went wrong, with a caret below the place. */
export function caretLines(text: string, { line, column }: Place, width: number): Line[] {
  const code = text.split('\n')[line - 1] ?? '';
  const before = code.slice(0, column - 1);
  // A place far to the right is brought into sight; what is in front of it then loses its colours.
  if (widthOf(before) < width - 10) {
    const [shown = []] = highlight(text).slice(line - 1);
    return [clipLine(shown, width), [span('bad', `${' '.repeat(widthOf(before))}^`)]];
  }
  const start = clipStart(before, width - 10);
  const end = headOf(code.slice(column - 1), 9);
  return [[span('plain', start + end)], [span('bad', `${' '.repeat(widthOf(start))}^`)]];
}
