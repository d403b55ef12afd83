import type { PlacedLine } from '../../logs/line.ts';
import { openPointFinder } from '../../logs/metrics/find-points.ts';
import type { LogStream } from '../../logs/stream.ts';
import type { ReadingEvent } from './reading.ts';

/** Finds the metrics that heads define in the lines of their own sources. */
export interface MetricSearch {
  define(source: string, definitions: readonly { name: string; regex: string }[]): void;
  see(stream: LogStream): void;
  search(lines: readonly PlacedLine[]): void;
  /** Searches what was left for later. */
  flush(): void;
}

export function searchMetrics(tell: (event: ReadingEvent) => void): MetricSearch {
  const finder = openPointFinder((source) =>
    tell({
      kind: 'note',
      text: `the expressions for the metrics of ${source} take too long: they are searched no more`,
    }),
  );
  let waiting: PlacedLine[] = [];

  const flush = (): void => {
    const lines = waiting;
    waiting = [];
    for (const point of finder.find(lines)) tell({ kind: 'metric', ...point });
  };
  return {
    define: finder.define,
    see: finder.stream,
    search: (lines) => {
      if (!finder.isSearching()) return;
      // The lines of a page come in few goes, and are searched in one.
      if (waiting.length === 0) setImmediate(flush);
      for (const line of lines) waiting.push(line);
    },
    flush,
  };
}
