import type { Edit } from '../../keys/edit-actions.ts';

/** A text being written, of one line or several. `cursor` counts UTF-16 units and never stands inside a grapheme. */
export interface EditLine {
  text: string;
  cursor: number;
  /** What was cut last. */
  cut?: string;
  /** How it was before the changes, the newest last. */
  before?: readonly Written[];
  /** What is typed on from here belongs to the change before. */
  isTyping?: boolean;
}

interface Written {
  text: string;
  cursor: number;
}

export const emptyLine: EditLine = { text: '', cursor: 0 };

export function lineOf(text: string): EditLine {
  return { text, cursor: text.length };
}

/** The text with `inserted` at the cursor. Letters that are typed one after another are one change. */
export function insert(line: EditLine, inserted: string): EditLine {
  const { text, cursor } = line;
  const isLetter = /^[\p{L}\p{N}_]$/u.test(inserted);
  const kept = isLetter && line.isTyping === true ? line : remembered(line);
  const next = text.slice(0, cursor) + inserted + text.slice(cursor);
  return { ...kept, text: next, cursor: cursor + inserted.length, isTyping: isLetter };
}

export function edit(line: EditLine, change: Edit): EditLine {
  const { text, cursor } = line;
  switch (change) {
    case 'charLeft':
      return to(line, graphemeBefore(line));
    case 'charRight':
      return to(line, graphemeAfter(line));
    case 'wordLeft':
      return to(line, wordBefore(line));
    case 'wordRight':
      return to(line, wordAfter(line));
    case 'lineStart':
      return to(line, startOf(line));
    case 'lineEnd':
      return to(line, endOf(line));
    case 'deleteBack':
      return without(line, graphemeBefore(line), cursor);
    case 'deleteForward':
      return without(line, cursor, graphemeAfter(line));
    case 'deleteWord':
      return cut(line, wordBefore(line), cursor);
    case 'deleteBefore':
      return cut(line, startOf(line) === cursor ? Math.max(0, cursor - 1) : startOf(line), cursor);
    case 'deleteAfter':
      return cut(line, cursor, endOf(line) === cursor ? Math.min(text.length, cursor + 1) : endOf(line));
    case 'putBack':
      return line.cut === undefined ? line : { ...insert(line, line.cut), isTyping: false };
    case 'undo':
      return undone(line);
  }
}

/** Where the line begins in which the cursor stands, and where it ends. */
export function startOf({ text, cursor }: EditLine): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

export function endOf({ text, cursor }: EditLine): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

/** Changes that are remembered, and of texts of very many characters. */
const most = 200;
const mostOfLong = 20;
const long = 10_000;
/** Characters in which the next grapheme or word is looked for: neither is longer. */
const reach = 400;

const segmenter = new Intl.Segmenter();

function to(line: EditLine, cursor: number): EditLine {
  return { ...line, cursor, isTyping: false };
}

function without(line: EditLine, from: number, end: number): EditLine {
  if (from === end) return to(line, line.cursor);
  const { text } = line;
  return { ...remembered(line), text: text.slice(0, from) + text.slice(end), cursor: from, isTyping: false };
}

function cut(line: EditLine, from: number, end: number): EditLine {
  return from === end ? line : { ...without(line, from, end), cut: line.text.slice(from, end) };
}

function remembered(line: EditLine): EditLine {
  const { text, cursor, before = [] } = line;
  return { ...line, before: [...before, { text, cursor }].slice(text.length > long ? -mostOfLong : -most) };
}

function undone(line: EditLine): EditLine {
  const last = line.before?.at(-1);
  return last ? { ...line, ...last, before: line.before?.slice(0, -1), isTyping: false } : line;
}

function graphemeBefore({ text, cursor }: EditLine): number {
  const from = Math.max(0, cursor - reach);
  const last = [...segmenter.segment(text.slice(from, cursor))].at(-1);
  return from + (last?.index ?? 0);
}

function graphemeAfter({ text, cursor }: EditLine): number {
  const [first] = segmenter.segment(text.slice(cursor, cursor + reach));
  return cursor + (first?.segment.length ?? 0);
}

function wordBefore({ text, cursor }: EditLine): number {
  const from = Math.max(0, cursor - reach);
  return from + Math.max(0, text.slice(from, cursor).search(/[\p{L}\p{N}_]*[^\p{L}\p{N}_]*$/u));
}

function wordAfter({ text, cursor }: EditLine): number {
  const [word = ''] = /^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u.exec(text.slice(cursor, cursor + reach)) ?? [];
  return cursor + word.length;
}
