import { comparePlaces, type PlacedLine } from '../../../logs/line.ts';

/** Milliseconds between two batches, and lines after which one is told at once. */
const gathering = 66;
const most = 20_000;

/** Gathers lines into batches, so that few messages pass between threads. */
export interface LineGatherer {
  add(lines: readonly PlacedLine[]): void;
  /** Tells what is gathered now. */
  flush(): void;
}

/** The first line is told at once, those right behind it together. Each batch is in the order of its lines' places. */
export function gatherLines(tell: (lines: readonly PlacedLine[]) => void): LineGatherer {
  let gathered: PlacedLine[] = [];
  let parts = 0;
  let timer: NodeJS.Timeout | undefined;
  let toldAt = -Infinity;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0) return;
    const lines = parts > 1 ? gathered.sort(comparePlaces) : gathered;
    gathered = [];
    parts = 0;
    toldAt = performance.now();
    tell(lines);
  };
  return {
    add: (lines) => {
      if (lines.length === 0) return;
      for (const line of lines) gathered.push(line);
      parts += 1;
      if (gathered.length >= most) return flush();
      timer ??= setTimeout(flush, Math.max(0, toldAt + gathering - performance.now()));
    },
    flush,
  };
}
