import { findMetrics } from '../../base/find-metrics.ts';
import type { PlacedLine } from '../../logs/line.ts';
import type { LogStream } from '../../logs/stream.ts';
import type { ReadingEvent } from './reading.ts';

type Definitions = readonly { name: string; regex: string }[];

/** Finds the metrics that heads define in the lines of their own sources. */
export interface MetricSearch {
  define(source: string, definitions: Definitions): void;
  see(stream: LogStream): void;
  search(lines: readonly PlacedLine[]): void;
  /** Searches what was left for later. */
  flush(): void;
}

export function searchMetrics(tell: (event: ReadingEvent) => void): MetricSearch {
  const finders = new Map<string, ReturnType<typeof findMetrics>>();
  const sourceOf = new Map<number, string>();
  let waiting: PlacedLine[] = [];

  const flush = (): void => {
    const lines = waiting;
    waiting = [];
    for (const [source, own] of Map.groupBy(lines, ({ streamIndex }) => sourceOf.get(streamIndex) ?? '')) {
      for (const { name, value, line } of finders.get(source)?.(own.map(({ text }) => text)) ?? []) {
        const { streamIndex: stream = 0, timestamp: at = 0 } = own[line] ?? {};
        tell({ kind: 'metric', name, stream, value, at });
      }
    }
  };
  return {
    define: (source, definitions) => void finders.set(source, findMetrics(definitions)),
    see: ({ index, source }) => void sourceOf.set(index, source),
    search: (lines) => {
      if (finders.size === 0) return;
      // The lines of a page come in few goes, and are searched in one.
      if (waiting.length === 0) setImmediate(flush);
      for (const line of lines) waiting.push(line);
    },
    flush,
  };
}
