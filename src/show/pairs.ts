import { type Line, type Role, type Span, span } from './line.ts';
import { clipLine } from './box.ts';
import { safeText } from './safe-text.ts';
import { fit, widthOf } from './width.ts';

export interface Pair {
  name: string;
  value: string | readonly Span[];
  role?: Role;
}

/** Names in a column with their values beside them, each on one line of at most `width` columns. */
export function drawPairs(pairs: readonly Pair[], width: number): Line[] {
  const names = Math.min(Math.max(0, ...pairs.map(({ name }) => widthOf(safeText(name)))), Math.floor(width / 3));
  return pairs.map(({ name, value, role }) => {
    const spans = typeof value === 'string' ? [span(role ?? 'plain', value)] : value;
    const safe = spans.map((each) => span(each.role, safeText(each.text)));
    return [span('dim', `${fit(safeText(name), names)}  `), ...clipLine(safe, width - names - 2)];
  });
}
