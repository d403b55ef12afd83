import { type Line, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { headOf, widthOf } from '../../show/width.ts';
import type { EditLine } from '../state/line/edit-line.ts';

/** A line being written in at most `width` columns, scrolled so that the cursor is seen; `cursor` where it has the keys. */
export function editSpans({ text, cursor }: EditLine, width: number, hasKeys: boolean): Line {
  const before = visible(text.slice(0, cursor));
  const [under = ' ', ...rest] = graphemes(visible(text.slice(cursor)));
  const start = tailOf(before, Math.max(0, width - 2));
  const room = width - widthOf(start) - widthOf(under);
  const end = headOf(rest.join(''), Math.max(0, room));
  if (!hasKeys) return [span('plain', `${start}${under}${end}`)];
  return [span('plain', start), span('cursor', under), span('plain', end)];
}

function visible(text: string): string {
  return text.split('\n').map(safeText).join('⏎');
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

function tailOf(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let tail = '';
  for (const grapheme of graphemes(text).toReversed()) {
    if (widthOf(grapheme) + widthOf(tail) > width - 1) break;
    tail = grapheme + tail;
  }
  return `…${tail}`;
}
