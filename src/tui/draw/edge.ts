import { type Line, line, type Role, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { clip, widthOf } from '../../show/width.ts';

export interface Edge {
  number?: number;
  title: string;
  note?: string;
  width: number;
  isFocused: boolean;
  /** False for a rule across the screen. */
  corners: boolean;
}

/** The upper edge of a pane with its number and title: heavy and marked where the keys go. */
export function titleEdge({ number, title, note = '', width, isFocused, corners }: Edge): Line {
  const role = edgeRole(isFocused);
  const rule = isFocused ? '━' : '─';
  const [left, right] = corners ? (isFocused ? ['┏', '┓'] : ['╭', '╮']) : [rule, rule];
  const mark = isFocused ? '▸ ' : '';
  const numbered = number === undefined ? '' : `${number} `;
  const room = width - 6 - widthOf(mark + numbered);
  const name = clip(safeText(title), room);
  const noted = note !== '' && widthOf(name) + widthOf(note) + 3 <= room ? ` ${note} ` : '';
  const blank = Math.max(0, width - 5 - widthOf(mark + numbered + name) - widthOf(noted));
  return line(
    span(role, `${left}${rule} ${mark}`),
    span('dim', numbered),
    span(isFocused ? 'strong' : 'plain', name),
    span(role, ` ${rule.repeat(blank)}`),
    span('dim', noted),
    span(role, right),
  );
}

/** How the edge of a pane is drawn. */
export function edgeRole(isFocused: boolean): Role {
  return isFocused ? 'accent' : 'dim';
}
