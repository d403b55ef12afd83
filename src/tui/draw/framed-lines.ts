import { clipLine } from '../../show/box.ts';
import { type Line, line, span } from '../../show/line.ts';
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

/** A frame in its parts: both sides are two columns wide and as high as the body, which stands between them. */
export interface FrameParts {
  top: Line;
  left: readonly Line[];
  body: readonly Line[];
  right: readonly Line[];
  bottom: Line;
}

/** Lines in a frame of exactly `width` columns and `height` rows: heavy and marked where the keys go. Lines are cut, and not filled. */
export function framedLines({ number, title, note, width, height, isFocused, lines }: Framed): FrameParts {
  const rows = Math.max(0, height - 2);
  const role = edgeRole(isFocused);
  const [side, left, right, rule] = isFocused ? ['┃', '┗', '┛', '━'] : ['│', '╰', '╯', '─'];
  const column = (text: string) => Array.from({ length: rows }, () => line(span(role, text)));
  return {
    top: titleEdge({ number, title, note, width, isFocused, corners: true }),
    left: column(`${side} `),
    body: lines.slice(0, rows).map((each) => clipLine(each, Math.max(0, width - 4))),
    right: column(` ${side}`),
    bottom: line(span(role, `${left}${rule.repeat(Math.max(0, width - 2))}${right}`)),
  };
}
