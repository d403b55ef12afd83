import { widthOf } from '../../../show/width.ts';
import { type EditLine, endOf, insert, startOf } from './edit-line.ts';

/** The cursor in the line above or below, in the same column; `undefined` where there is none. */
export function moveLine(line: EditLine, by: 1 | -1): EditLine | undefined {
  const { text, cursor } = line;
  const start = startOf(line);
  const edge = by === -1 ? start - 1 : endOf(line) + 1;
  if (edge < 0 || edge > text.length) return undefined;
  const column = widthOf(text.slice(start, cursor));
  const from = by === 1 ? edge : startOf({ text, cursor: edge });
  const other = text.slice(from, endOf({ text, cursor: from }));
  return { ...line, cursor: from + lengthOf(other, column), isTyping: false };
}

/** A new line at the cursor, as far to the right as the one before, and further behind an open bracket. */
export function breakLine(line: EditLine): EditLine {
  const before = line.text.slice(startOf(line), line.cursor);
  const [indent = ''] = /^[ \t]*/.exec(before) ?? [];
  const further = /[([{]\s*$|=>\s*$/.test(before) ? '  ' : '';
  return insert(line, `\n${indent}${further}`);
}

/** As many of a text's characters as fit into columns; graphemes stay whole. */
function lengthOf(text: string, columns: number): number {
  let used = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    used += widthOf(segment);
    if (used > columns) return index;
  }
  return text.length;
}
