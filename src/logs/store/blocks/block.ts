import type { Place } from '../../line.ts';
import { lineFlags } from '../../line-batch.ts';
import type { Layout } from './encode-lines.ts';
import type { Extent } from './extents.ts';
import { placeOf, type Lines } from './lines.ts';

/**
 * Lines that follow each other, at least one, in memory or in the file or in both. Others may be put behind the last; where lines
 * come between or go, other blocks take its place.
 */
export interface Block {
  count: number;
  first: Place;
  last: Place;
  /** Absent while they lie in the file only. */
  lines: Lines | undefined;
  /** Where they lie in the file as they are now; absent where they don't. */
  stored: Stored | undefined;
}

export interface Stored {
  extent: Extent;
  layout: Layout;
  summary: Summary;
}

/** What is known of lines without reading them. */
export interface Summary {
  /** Streams that occur. */
  streams: Uint32Array;
  /** Lines by rank, and lines by level that don't continue others; 0 none, 1 debug and so on, as in `lineFlags.levels`. */
  ranks: readonly number[];
  heads: readonly number[];
}

export function blockOf(lines: Lines): Block {
  return {
    count: lines.count,
    first: placeOf(lines, 0),
    last: placeOf(lines, lines.count - 1),
    lines,
    stored: undefined,
  };
}

export function summarise(lines: Lines): Summary {
  const streams = new Set<number>();
  const ranks = [0, 0, 0, 0, 0];
  const heads = [0, 0, 0, 0, 0];
  let stream = -1;
  for (let line = 0; line < lines.count; line += 1) {
    const of = lines.stream[line] ?? 0;
    if (of !== stream) streams.add(of);
    stream = of;
    const rank = lines.ranks[line] ?? 0;
    ranks[rank] = (ranks[rank] ?? 0) + 1;
    const flags = lines.flags[line] ?? 0;
    const level = flags & lineFlags.levels;
    if ((flags & lineFlags.continues) === 0) heads[level] = (heads[level] ?? 0) + 1;
  }
  return { streams: Uint32Array.from(streams), ranks, heads };
}
