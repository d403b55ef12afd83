import type { Row } from '../../paint/run.ts';

/** Where a text matches: UTF-16 units, end excluded, in order and apart. */
export type Hits = readonly (readonly [from: number, to: number])[];

/** A row with its hits in inverse. */
export function markHits(row: Row, hits: Hits): Row {
  if (hits.length === 0) return row;
  let at = 0;
  return row.flatMap(({ text, sgr }) => {
    const begins = at;
    at += text.length;
    const cuts = [...new Set([0, text.length, ...hits.flat().map((each) => each - begins)])]
      .filter((cut) => cut >= 0 && cut <= text.length)
      .toSorted((a, b) => a - b);
    return cuts.slice(1).map((end, index) => {
      const from = cuts[index] ?? 0;
      const isHit = hits.some(([first, last]) => first <= begins + from && begins + end <= last);
      return { text: text.slice(from, end), sgr: isHit ? inverse(sgr) : sgr };
    });
  });
}

function inverse(sgr: string): string {
  return sgr === '' ? '7' : `${sgr};7`;
}
