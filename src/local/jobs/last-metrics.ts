import { findMetrics } from '../../base/find-metrics.ts';
import type { JobRecord } from './book.ts';

export interface LastMetrics {
  /** Looks through a batch of lines; true where a value was found. */
  search(lines: readonly string[], at: number): boolean;
  /** The last value of each metric that was found, in the order of the definitions. */
  found(): JobRecord['finalMetrics'];
}

/** Keeps the last value of each metric that MetricDefinitions find in a log. */
export function lastMetrics(definitions: readonly { name: string; regex: string }[]): LastMetrics {
  const find = findMetrics(definitions);
  const last = new Map<string, JobRecord['finalMetrics'][number]>();
  return {
    search: (lines, at) => {
      const metrics = find(lines);
      for (const { name, value } of metrics) last.set(name, { name, value, at });
      return metrics.length > 0;
    },
    found: () => definitions.flatMap(({ name }) => last.get(name) ?? []),
  };
}
