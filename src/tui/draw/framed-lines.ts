import { clipLine } from '../../show/box.ts';
import { type Line, line, span, textOf } from '../../show/line.ts';
import { widthOf } from '../../show/width.ts';
import { edgeRole, titleEdge } from './edge.ts';

export interface Framed {
  number?: number;
  title: string;
  /** What stands at the right end of the upper edge. */
  note?: string;
  width: number;
  height: number;
  isFocused: boolean;
  lines: readonly Line[];
}

/** Lines in a frame, each in exactly `width` columns, `height` of them: heavy and marked where the keys go. */
export function framedLines({ number, title, note, width, height, isFocused, lines }: Framed): Line[] {
  const inner = Math.max(0, width - 4);
  const role = edgeRole(isFocused);
  const [side, left, right, rule] = isFocused ? ['┃', '┗', '┛', '━'] : ['│', '╰', '╯', '─'];
  const body = Array.from({ length: Math.max(0, height - 2) }, (_, row): Line => {
    const cut = clipLine(lines[row] ?? [], inner);
    const blank = ' '.repeat(Math.max(0, inner - widthOf(textOf(cut))));
    return [span(role, `${side} `), ...cut, span('plain', blank), span(role, ` ${side}`)];
  });
  return [
    titleEdge({ number, title, note, width, isFocused, corners: true }),
    ...body,
    line(span(role, `${left}${rule.repeat(Math.max(0, width - 2))}${right}`)),
  ];
}
