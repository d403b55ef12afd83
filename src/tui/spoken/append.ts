import { safeText } from '../../show/safe-text.ts';
import { widthOf } from '../../show/width.ts';
import type { Edit } from './edit-of.ts';

/** What to write so that sentences stand below each other, and the line that is being written last. Nothing is ever redrawn. */
export function append(sentences: readonly string[], before: Edit | undefined, after: Edit | undefined): string {
  const said = sentences.map((sentence) => `${safeText(sentence)}\n`).join('');
  if (said !== '') return `${before ? '\n' : ''}${said}${after ? wholeLine(after) : ''}`;
  if (!after) return before ? '\n' : '';
  return !before || before.prompt !== after.prompt
    ? `${before ? '\n' : ''}${wholeLine(after)}`
    : lineChange(before, after);
}

/** A key at the end of a line is written behind it, and a move moves; what else changes a line is said as a new one. */
function lineChange(before: Edit, after: Edit): string {
  if (before.text === after.text) return move(before, after);
  const wasAtEnd = before.cursor === before.text.length;
  const isAtEnd = after.cursor === after.text.length;
  if (wasAtEnd && isAtEnd && after.text.startsWith(before.text)) return shown(after.text.slice(before.text.length));
  // A line that was taken stays where it stands.
  if (wasAtEnd && isAtEnd && after.text !== '' && before.text.startsWith(after.text)) {
    return '\b \b'.repeat(widthOf(shown(before.text.slice(after.text.length))));
  }
  return `\n${wholeLine(after)}`;
}

function move({ cursor: from, text }: Edit, { cursor: to }: Edit): string {
  return to < from ? '\b'.repeat(widthOf(shown(text.slice(to, from)))) : shown(text.slice(from, to));
}

function wholeLine({ prompt, text, cursor }: Edit): string {
  return `${prompt}${shown(text)}${'\b'.repeat(widthOf(shown(text.slice(cursor))))}`;
}

function shown(text: string): string {
  return text.split('\n').map(safeText).join(' | ');
}
