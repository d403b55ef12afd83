import { type Way, ways } from '../../../base/way.ts';
import type { EditLine } from './edit-line.ts';

const said = /(^|\s)--as(?:=|\s+)(\S*)/u;

/** How a line says that a flow is to be run; direct jobs where it says nothing. */
export function wayInLine(text: string): Way | undefined {
  const [, , word] = said.exec(text) ?? [];
  return word === undefined ? 'job' : ways.find((way) => way === word);
}

/** The same line with the way after it, or before it; the cursor stays in the text where it stood. */
export function withNextWay({ text, cursor }: EditLine, by: 1 | -1): EditLine {
  const now = wayInLine(text);
  const next = ways.at(((now === undefined ? -1 : ways.indexOf(now)) + by) % ways.length) ?? 'job';
  const found = said.exec(text);
  if (!found) {
    const behind = `${text.trimEnd()} --as ${next} `;
    return { text: behind, cursor: behind.length };
  }
  const [whole, space = ''] = found;
  const put = `${space}--as ${next}`;
  const end = found.index + whole.length;
  const changed = text.slice(0, found.index) + put + text.slice(end);
  const moved = cursor < end ? Math.min(cursor, found.index + put.length) : cursor + put.length - whole.length;
  return { text: changed, cursor: moved };
}
