import { lineFlags } from '../../line-batch.ts';
import type { Level } from '../../line.ts';
import type { Summary } from '../blocks/block.ts';
import type { Lines } from '../blocks/lines.ts';
import type { LineFilter } from '../log-store.ts';

/** Which lines: a filter, and of these perhaps only those of a level that continue no others. Plain data. */
export interface LineSelection extends LineFilter {
  heads?: Level;
}

/** What a selection asks of a line's columns, its text aside. */
export interface ColumnRule {
  streams: ReadonlySet<number> | undefined;
  /** Least rank, and least level of a line that continues no other; 0: any. */
  rank: number;
  head: number;
}

const ranks: Readonly<Record<Level, number>> = { debug: 1, info: 2, warning: 3, error: 4 };

export function columnRule({ streams, level, heads }: LineSelection): ColumnRule {
  return { streams, rank: level ? ranks[level] : 0, head: heads ? ranks[heads] : 0 };
}

/** Whether texts have to be looked at. */
export function asksText({ include = [], exclude = [] }: LineSelection): boolean {
  return include.length + exclude.length > 0;
}

/** Whether there are lines that the rule doesn't let through. */
export function asksColumns({ streams, rank, head }: ColumnRule): boolean {
  return streams !== undefined || rank > 0 || head > 0;
}

export function passes({ streams, rank, head }: ColumnRule, lines: Lines, line: number): boolean {
  if (streams && !streams.has(lines.stream[line] ?? 0)) return false;
  if ((lines.ranks[line] ?? 0) < rank) return false;
  if (head === 0) return true;
  const flags = lines.flags[line] ?? 0;
  return (flags & lineFlags.continues) === 0 && (flags & lineFlags.levels) >= head;
}

/** What can be said of lines by their summary: that the rule lets all through, or none. */
export function verdictOn(
  { streams, rank, head }: ColumnRule,
  count: number,
  summary: Summary,
): 'all' | 'none' | 'some' {
  const known = streams ? summary.streams.filter((stream) => streams.has(stream)).length : summary.streams.length;
  const ranked = sumFrom(summary.ranks, rank);
  const heads = head > 0 ? sumFrom(summary.heads, head) : count;
  if (known === 0 || ranked === 0 || heads === 0) return 'none';
  return known === summary.streams.length && ranked === count && heads === count ? 'all' : 'some';
}

function sumFrom(counts: readonly number[], least: number): number {
  let sum = 0;
  for (let index = least; index < counts.length; index += 1) sum += counts[index] ?? 0;
  return sum;
}

/** The same for the same selection, whichever objects say it. */
export function keyOf({ streams, level, include = [], exclude = [], heads }: LineSelection): string {
  const patterns = [include, exclude].map((all) => all.map(({ source, flags }) => `${flags}/${source}`).toSorted());
  return JSON.stringify([streams ? [...streams].toSorted((a, b) => a - b) : null, level, heads, ...patterns]);
}
