import { type Line, type Role, line, span, textOf } from './line.ts';
import { safeText } from './safe-text.ts';
import { clip, widthOf } from './width.ts';

/** Lines in a frame with a title in its upper edge; lines that are too long are cut. The frame is as wide as it may be. */
export function drawBox(title: string, lines: readonly Line[], width: number, edge: Role): Line[] {
  const inner = Math.max(1, width - 4);
  const name = clip(safeText(title), inner - 2);
  const top = `╭─ ${name} ${'─'.repeat(Math.max(0, width - widthOf(name) - 5))}╮`;
  return [
    line(span(edge, top)),
    ...lines.map((each) => {
      const cut = clipLine(each, inner);
      const blank = ' '.repeat(Math.max(0, inner - widthOf(textOf(cut))));
      return [span(edge, '│ '), ...cut, span(edge, `${blank} │`)];
    }),
    line(span(edge, `╰${'─'.repeat(Math.max(0, width - 2))}╯`)),
  ];
}

/** A line in at most `width` columns; what is cut away shows as `…`. */
export function clipLine(whole: Line, width: number): Line {
  const safe = whole.map(({ text, role }) => span(role, role === 'log' ? text : safeText(text)));
  if (widthOf(textOf(safe)) <= width) return safe;
  const kept: Line[number][] = [];
  let room = width;
  for (const { text, role } of safe) {
    const used = widthOf(text);
    if (used >= room) return [...kept, span(role, clip(`${text} `, room))];
    kept.push(span(role, text));
    room -= used;
  }
  return kept;
}
