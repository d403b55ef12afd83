import { emptyLine, indent, type Line, type Role, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { fit, widthOf } from './width.ts';
import { wrap } from './wrap.ts';

export interface Pair {
  name: string;
  value: string;
  role?: Role;
  /** Less important words behind the value, or below it where they don't fit. */
  detail?: string;
}

/** Names in a column with their values beside them; nothing is cut, long values go on below. */
export function drawPairs(pairs: readonly Pair[], width: number): Line[] {
  const names = Math.min(Math.max(0, ...pairs.map(({ name }) => widthOf(safeText(name)))), Math.floor(width / 3));
  return pairs.flatMap((pair) => {
    const [first = emptyLine, ...rest] = drawPairValue(pair, width - names - 2);
    return [[span('dim', `${fit(safeText(pair.name), names)}  `), ...first], ...indent(rest, names + 2)];
  });
}

function drawPairValue({ value, role = 'plain', detail }: Pair, width: number): Line[] {
  const values = wrap(safeText(value), width);
  const lines = values.map((text) => [span(role, text)]);
  if (detail === undefined) return lines;
  const last = values.at(-1) ?? '';
  const safe = safeText(detail);
  if (widthOf(last) + 2 + widthOf(safe) > width)
    return [...lines, ...wrap(safe, width).map((text) => [span('dim', text)])];
  return [...lines.slice(0, -1), [span(role, last), span('dim', `  ${safe}`)]];
}
