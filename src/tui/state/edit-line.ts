import type { Edit } from '../keys/edit-actions.ts';

/** A line being written. `cursor` counts UTF-16 units and never stands inside a grapheme. */
export interface EditLine {
  text: string;
  cursor: number;
}

export const emptyLine: EditLine = { text: '', cursor: 0 };

export function lineOf(text: string): EditLine {
  return { text, cursor: text.length };
}

export function insert({ text, cursor }: EditLine, inserted: string): EditLine {
  return { text: text.slice(0, cursor) + inserted + text.slice(cursor), cursor: cursor + inserted.length };
}

export function edit(line: EditLine, change: Edit): EditLine {
  const { text, cursor } = line;
  switch (change) {
    case 'charLeft':
      return { text, cursor: graphemeBefore(line) };
    case 'charRight':
      return { text, cursor: graphemeAfter(line) };
    case 'wordLeft':
      return { text, cursor: wordBefore(line) };
    case 'wordRight':
      return { text, cursor: wordAfter(line) };
    case 'lineStart':
      return { text, cursor: 0 };
    case 'lineEnd':
      return { text, cursor: text.length };
    case 'deleteBack':
      return cut(line, graphemeBefore(line), cursor);
    case 'deleteForward':
      return cut(line, cursor, graphemeAfter(line));
    case 'deleteWord':
      return cut(line, wordBefore(line), cursor);
    case 'deleteBefore':
      return cut(line, 0, cursor);
    case 'deleteAfter':
      return cut(line, cursor, text.length);
  }
}

const segmenter = new Intl.Segmenter();

function cut({ text }: EditLine, from: number, to: number): EditLine {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

function graphemeBefore({ text, cursor }: EditLine): number {
  const last = [...segmenter.segment(text.slice(0, cursor))].at(-1);
  return last?.index ?? 0;
}

function graphemeAfter({ text, cursor }: EditLine): number {
  const [first] = segmenter.segment(text.slice(cursor));
  return cursor + (first?.segment.length ?? 0);
}

function wordBefore({ text, cursor }: EditLine): number {
  return Math.max(0, text.slice(0, cursor).search(/[\p{L}\p{N}_]*[^\p{L}\p{N}_]*$/u));
}

function wordAfter({ text, cursor }: EditLine): number {
  const [word = ''] = /^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u.exec(text.slice(cursor)) ?? [];
  return cursor + word.length;
}
