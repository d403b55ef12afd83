import { type Line, span, textOf } from '../../show/line.ts';
import type { RowFilter } from '../state/tree/text-filter.ts';

/** A line with what a filter finds in it marked; its texts are the same. */
export function markHits(line: Line, { hits }: Pick<RowFilter, 'hits'>): Line {
  const found = hits(textOf(line));
  if (found.length === 0) return line;
  let at = 0;
  return line.flatMap(({ text, role }) => {
    const begins = at;
    at += text.length;
    const ends = found.flat().map((place) => place - begins);
    const cuts = [...new Set([0, text.length, ...ends])]
      .filter((cut) => cut >= 0 && cut <= text.length)
      .toSorted((one, other) => one - other);
    return cuts.slice(1).map((end, index) => {
      const from = cuts[index] ?? 0;
      const isHit = found.some(([first, last]) => first <= begins + from && begins + end <= last);
      return span(isHit ? 'found' : role, text.slice(from, end));
    });
  });
}
