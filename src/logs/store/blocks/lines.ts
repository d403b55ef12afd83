import type { Place } from '../../line.ts';

/**
 * Lines in the order of their places, as columns. The arrays may be longer than what is used of them: what follows is room.
 * Each text is followed by a line end, so that all texts can be searched as one.
 */
export interface Lines {
  count: number;
  order: Float64Array;
  timestamp: Float64Array;
  stream: Uint32Array;
  sequence: Uint32Array;
  /** Where each line's end stands in `text`. */
  ends: Uint32Array;
  flags: Uint8Array;
  /** The level that filters go by, as in `lineFlags.levels`: a line that continues another has at least the level of its head. */
  ranks: Uint8Array;
  text: Uint8Array;
  /** All that was written, by line, where the text is only what was left of it. */
  raws: Map<number, string>;
}

/** Room for so many lines with so many bytes of text, line ends included. */
export function roomFor(count: number, bytes: number): Lines {
  return {
    count: 0,
    order: new Float64Array(count),
    timestamp: new Float64Array(count),
    stream: new Uint32Array(count),
    sequence: new Uint32Array(count),
    ends: new Uint32Array(count),
    flags: new Uint8Array(count),
    ranks: new Uint8Array(count),
    text: new Uint8Array(bytes),
    raws: new Map(),
  };
}

/** Bytes of all columns but `text` a line. */
export const columnBytes = 30;

/** Where a line's text begins; for `count`, how many bytes of text there are. */
export function startOf(lines: Lines, line: number): number {
  return line === 0 ? 0 : (lines.ends[line - 1] ?? 0) + 1;
}

export function placeOf(lines: Lines, line: number): Place {
  return {
    order: lines.order[line] ?? 0,
    streamIndex: lines.stream[line] ?? 0,
    sequence: lines.sequence[line] ?? 0,
  };
}

/** Below 0 where the line stands before the place. */
export function compareToPlace(lines: Lines, line: number, place: Place): number {
  return (
    (lines.order[line] ?? 0) - place.order ||
    (lines.stream[line] ?? 0) - place.streamIndex ||
    (lines.sequence[line] ?? 0) - place.sequence
  );
}

/** The first line that doesn't stand before the place; `count` where all do. */
export function firstFrom(lines: Lines, place: Place): number {
  return bisect(lines, 0, (line) => compareToPlace(lines, line, place) < 0);
}

/** The first line, of those from `from` on, that stands behind the place; `count` where none does. */
export function firstBehind(lines: Lines, place: Place, from = 0): number {
  return bisect(lines, from, (line) => compareToPlace(lines, line, place) <= 0);
}

function bisect(lines: Lines, from: number, isBefore: (line: number) => boolean): number {
  let low = from;
  let high = lines.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the lines take in memory, their room included; bytes. */
export function weightOf(lines: Lines): number {
  let raws = 0;
  for (const raw of lines.raws.values()) raws += 2 * raw.length + 64;
  return lines.ends.length * columnBytes + lines.text.byteLength + raws;
}
