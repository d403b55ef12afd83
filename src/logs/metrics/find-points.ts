import { findMetrics } from '../../base/find-metrics.ts';
import type { PlacedLine } from '../line.ts';
import { withoutColours } from '../../base/without-colours.ts';
import type { LogStream } from '../stream.ts';
import type { MetricPoint } from './metric-point.ts';

/** Picks metrics out of lines, by the definitions of the sources that the lines are of. */
export interface PointFinder {
  /** What to look for in the lines of a source; what was said of it before is forgotten. */
  define(source: string, definitions: readonly { name: string; regex: string }[]): void;
  /** A stream that lines will be of. */
  stream(stream: LogStream): void;
  /** Whether any source has definitions. */
  isSearching(): boolean;
  /** The points of lines of streams that are known, in the order of the lines. */
  find(lines: readonly PlacedLine[]): MetricPoint[];
}

/** Batches on which a source's expressions may take too long before they are looked for no more. */
const mostGivenUp = 3;

/** `tell` hears of a source whose expressions take so long that they are looked for no more. */
export function openPointFinder(tell: (source: string) => void): PointFinder {
  const finders = new Map<string, (lines: readonly PlacedLine[]) => MetricPoint[]>();
  const sources: string[] = [];
  return {
    define(source, definitions) {
      finders.delete(source);
      if (definitions.length === 0) return;
      let givenUp = 0;
      const search = findMetrics(definitions, () => {
        givenUp += 1;
        if (givenUp < mostGivenUp) return;
        finders.delete(source);
        tell(source);
      });
      finders.set(source, (lines) => pointsOf(lines, search));
    },
    stream({ index, source }) {
      sources[index] = source;
    },
    isSearching: () => finders.size > 0,
    find(lines) {
      const bySource = Map.groupBy(lines, ({ streamIndex }) => sources[streamIndex] ?? '');
      const points = [...bySource].flatMap(([source, its]) => finders.get(source)?.(its) ?? []);
      return bySource.size > 1 ? points.sort((a, b) => a.at - b.at) : points;
    },
  };
}

function pointsOf(lines: readonly PlacedLine[], search: ReturnType<typeof findMetrics>): MetricPoint[] {
  return search(lines.map(({ text }) => withoutColours(text))).flatMap(({ name, value, line }) => {
    const found = lines[line];
    return found ? [{ name, value, stream: found.streamIndex, at: found.timestamp }] : [];
  });
}
