import { span, type Line, type Span } from '../line.ts';
import type { DrawnNode } from './layered.ts';

/** A rail runs from the row of a step to the row of the last step that needs it. */
interface Rail {
  id: string;
  /** Row of the last step that needs it. */
  until: number;
}

/** Rails side by side at most; further ones are not drawn, and the row names what it needs instead. */
const mostRails = 12;

/**
 * The graph a row a step, each after those that it needs, with a rail from every step to those that need it: `├` goes on,
 * `╰` ends here. Any graph fits, however large.
 */
export function drawRails(
  nodes: readonly DrawnNode[],
  isHeavy: (edge: { from: string; to: string }) => boolean,
): Line[] {
  const lastUse = new Map<string, number>();
  nodes.forEach(({ needs }, row) => {
    for (const need of needs) lastUse.set(need, row);
  });
  const rails: (Rail | undefined)[] = [];
  const drawn = nodes.map((node, row) => {
    const wanted = new Set(node.needs);
    const joins = rails.map((rail) => rail !== undefined && wanted.has(rail.id));
    const shown = new Set(rails.flatMap((rail) => (rail && wanted.has(rail.id) ? [rail.id] : [])));
    const before = [...rails];
    rails.forEach((rail, at) => {
      if (rail && rail.until <= row) rails[at] = undefined;
    });
    const until = lastUse.get(node.id) ?? row;
    const free = freeRail(rails, joins.lastIndexOf(true) + 1);
    const own = Math.min(free, mostRails);
    if (until > row && own < mostRails) rails[own] = { id: node.id, until };
    const rest = node.needs.filter((need) => !shown.has(need));
    return { node, row, before, joins, own, rest };
  });
  const columns = Math.max(...drawn.map(({ own, before }) => Math.max(own + 1, before.length)));
  return drawn.map(({ node, row, before, joins, own, rest }) => [
    ...railSpans(before, joins, own, row, (id) => isHeavy({ from: id, to: node.id })),
    span('plain', '  '.repeat(columns - Math.max(own + 1, before.length))),
    ...node.label,
    ...(rest.length > 0 ? [span('dim', `  after ${rest.join(', ')}`)] : []),
  ]);
}

/** The first rail that is free, not left of those that end here, so that lines only go to the right. */
function freeRail(rails: readonly (Rail | undefined)[], from: number): number {
  let at = from;
  while (rails[at] !== undefined) at += 1;
  return at;
}

function railSpans(
  rails: readonly (Rail | undefined)[],
  joins: readonly boolean[],
  own: number,
  row: number,
  isHeavy: (id: string) => boolean,
): Span[] {
  const first = joins.indexOf(true);
  return Array.from({ length: Math.max(own + 1, rails.length) }, (_, at) => at).flatMap((at) => {
    if (at === own) return [span('dim', '• ')];
    if (at > own) return [span('dim', rails[at] ? '│ ' : '  ')];
    const rail = rails[at];
    const isAlong = first !== -1 && at >= first;
    const role = rail && joins[at] && isHeavy(rail.id) ? 'accent' : 'dim';
    return [span(role, glyph(rail, joins[at] ?? false, isAlong && at > first, row)), span('dim', isAlong ? '─' : ' ')];
  });
}

function glyph(rail: Rail | undefined, joins: boolean, isAlong: boolean, row: number): string {
  if (rail === undefined) return isAlong ? '─' : ' ';
  if (!joins) return '│';
  if (rail.until > row) return isAlong ? '┼' : '├';
  return isAlong ? '┴' : '╰';
}
