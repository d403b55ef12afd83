import type { PlacedLine } from '../line.ts';

/** Lines that wait, in the order of their places. */
export interface HeldLines {
  size(): number;
  /** `arrived` grows from call to call. */
  add(lines: readonly PlacedLine[], arrived: number): void;
  /** Takes the lines whose place in time is not after `key`, in order. */
  takeUpTo(key: number): PlacedLine[];
  /** The latest place in time of the lines that arrived before; -Infinity where there are none. */
  keyOfArrived(before: number): number;
  /** When the first of the lines arrived; Infinity where there are none. */
  oldest(): number;
  /** The place in time that about half of the lines don't reach. */
  middle(): number;
}

/** Milliseconds by which a host's clock may be ahead before its lines are placed where the service took them in. */
const ahead = 1_000;

/** A line's place in time: a stamp of the future is no reason to wait for it, nor to think all others late. */
export function keyOf(line: PlacedLine): number {
  const { order, ingestion } = line;
  return ingestion !== undefined && order - ingestion > ahead ? ingestion : order;
}

export function compareKeys(a: PlacedLine, b: PlacedLine): number {
  return keyOf(a) - keyOf(b) || a.order - b.order || a.streamIndex - b.streamIndex || a.sequence - b.sequence;
}

/** Lines in order, the first ones of which may be gone. */
interface Run {
  lines: readonly PlacedLine[];
  from: number;
  arrived: number;
}

/** More runs than these are made one, so that many small batches stay cheap. */
const mostRuns = 256;

export function holdLines(): HeldLines {
  let runs: Run[] = [];
  let size = 0;
  return {
    size: () => size,
    add(lines, arrived) {
      if (lines.length === 0) return;
      runs.push({ lines: inOrder(lines), from: 0, arrived });
      size += lines.length;
      if (runs.length > mostRuns) runs = joined(runs);
    },
    takeUpTo(key) {
      const taken: PlacedLine[][] = [];
      for (const run of runs) {
        const end = endOf(run, key);
        if (end > run.from) taken.push(run.lines.slice(run.from, end));
        run.from = end;
      }
      if (taken.length === 0) return [];
      runs = runs.filter(({ lines, from }) => from < lines.length);
      const [only = []] = taken;
      // Sorting finds the runs that are in order and merges them.
      const lines = taken.length === 1 ? only : taken.flat().sort(compareKeys);
      size -= lines.length;
      return lines;
    },
    keyOfArrived(before) {
      let key = -Infinity;
      for (const { lines, arrived } of runs) if (arrived < before) key = Math.max(key, lastKey(lines));
      return key;
    },
    oldest: () => runs.reduce((least, { arrived }) => Math.min(least, arrived), Infinity),
    middle() {
      const keys = runs.map(({ lines, from }) => ({
        key: keyOf(lines[(from + lines.length) >> 1] as PlacedLine),
        count: lines.length - from,
      }));
      keys.sort((a, b) => a.key - b.key);
      let before = 0;
      return keys.find(({ count }) => (before += count) >= size / 2)?.key ?? -Infinity;
    },
  };
}

function inOrder(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  for (let index = 1; index < lines.length; index += 1) {
    if (compareKeys(lines[index - 1] as PlacedLine, lines[index] as PlacedLine) > 0) return lines.toSorted(compareKeys);
  }
  return lines;
}

function lastKey(lines: readonly PlacedLine[]): number {
  return keyOf(lines.at(-1) as PlacedLine);
}

/** The index of the first line after `key`. */
function endOf({ lines, from }: Run, key: number): number {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(lines[middle] as PlacedLine) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes one run of the older half and one of the newer, each as old as its oldest: no line waits longer for it. */
function joined(runs: readonly Run[]): Run[] {
  const half = runs.length >> 1;
  return [runs.slice(0, half), runs.slice(half)].map((some) => ({
    lines: some.flatMap(({ lines, from }) => lines.slice(from)).sort(compareKeys),
    from: 0,
    arrived: some[0]?.arrived ?? 0,
  }));
}
