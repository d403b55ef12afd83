import { matchingBrackets } from '../../inspect/code/brackets.ts';
import { tokensOf } from '../../inspect/code/tokens.ts';
import { linesOf } from '../../show/code/highlight.ts';
import { type Line, type Role, type Span, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { widthOf } from '../../show/width.ts';
import { windowAround } from '../state/window.ts';
import type { EditLine } from '../state/line/edit-line.ts';
import { editSpans } from './edit-spans.ts';

/** Lines in front of those that are shown by which their colours are known: a longer text is not read from its start for each key. */
const known = 200;

/** The rows of a text around its cursor, in colours, with the cursor and the brackets that belong together marked. */
export function codeRows(line: EditLine, { width, height }: { width: number; height: number }): Line[] {
  const lines = line.text.split('\n');
  const at = lines.length === 1 ? 0 : line.text.slice(0, line.cursor).split('\n').length - 1;
  const from = windowAround(at, lines.length, height);
  const start = Math.max(0, from - known);
  const end = Math.min(lines.length, from + height);
  const before = lines.slice(0, start).reduce((sum, each) => sum + each.length + 1, 0);
  const tokens = tokensOf(lines.slice(start, end).join('\n'));
  const drawn = linesOf(tokens);
  const cursor = line.cursor - before;
  const brackets = matchingBrackets(tokens, cursor);
  let offset = lines.slice(start, from).reduce((sum, each) => sum + each.length + 1, 0);
  return lines.slice(from, end).map((text, index): Line => {
    const row = drawn[from - start + index] ?? [];
    const here = cursor - offset;
    const marks: Mark[] = brackets.map((place) => ({ at: place - offset, role: 'found' }));
    if (from + index === at) marks.push({ at: here, role: 'cursor' });
    offset += text.length + 1;
    // What has to be moved to be seen is drawn without its colours.
    if (widthOf(safeText(text)) >= width && from + index === at) return editSpans({ text, cursor: here }, width, true);
    return withMarks(row, text.length, marks);
  });
}

interface Mark {
  at: number;
  role: Role;
}

/** The spans with single graphemes in another role; a cursor behind the end stands on a blank. */
function withMarks(row: Line, length: number, marks: readonly Mark[]): Line {
  let offset = 0;
  const spans = row.flatMap(({ text, role }): Span[] => {
    const start = offset;
    offset += text.length;
    const here = marks.filter(({ at }) => at >= start && at < offset);
    return here.length === 0 ? [span(role, safeText(text))] : marked(text, role, start, here);
  });
  return marks.some(({ at, role }) => role === 'cursor' && at === length) ? [...spans, span('cursor', ' ')] : spans;
}

function marked(text: string, role: Role, start: number, marks: readonly Mark[]): Span[] {
  const places = new Map(marks.map(({ at, role }) => [at - start, role]));
  return Array.from(new Intl.Segmenter().segment(text), ({ segment, index }) =>
    span(places.get(index) ?? role, safeText(segment)),
  );
}
