import type { MetricPoint } from './metric-point.ts';

/** Values of a metric on one stream, oldest first. */
export interface MetricSeries {
  name: string;
  /** `LogStream.index`. */
  stream: number;
  points: readonly SeriesPoint[];
}

/** One value, or several that followed each other: the last of them, and between which they were. */
export interface SeriesPoint {
  /** Of the last value; milliseconds since 1970. */
  at: number;
  value: number;
  least: number;
  greatest: number;
}

/** Points of one series, and series: more than any terminal has columns, and than it has room for charts. */
const mostPoints = 2000;
const mostSeries = 256;

/**
 * Series with more points. When one has too many, each two neighbours become one, so that no peak is lost and what is new is seen
 * the closest. Metrics beyond the first 256 are left out.
 */
export function addPoints(series: readonly MetricSeries[], points: readonly MetricPoint[]): readonly MetricSeries[] {
  const byKey = Map.groupBy(
    points.filter(({ value }) => Number.isFinite(value)),
    ({ name, stream }) => `${stream} ${name}`,
  );
  const grown = series.map((each) => {
    const key = `${each.stream} ${each.name}`;
    const more = byKey.get(key);
    byKey.delete(key);
    return more ? { ...each, points: withMore(each.points, more) } : each;
  });
  const fresh = [...byKey.values()].flatMap((more): MetricSeries[] => {
    const [first] = more;
    return first ? [{ name: first.name, stream: first.stream, points: withMore([], more) }] : [];
  });
  return [...grown, ...fresh].slice(0, mostSeries);
}

function withMore(before: readonly SeriesPoint[], more: readonly MetricPoint[]): readonly SeriesPoint[] {
  let points = [...before, ...more.map(({ at, value }) => ({ at, value, least: value, greatest: value }))];
  const isSorted = points.every(({ at }, index) => at >= (points[index - 1]?.at ?? -Infinity));
  if (!isSorted) points.sort((a, b) => a.at - b.at);
  while (points.length > mostPoints) points = inPairs(points);
  return points;
}

function inPairs(points: readonly SeriesPoint[]): SeriesPoint[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (index % 2 === 1) return [];
    if (!next) return [point];
    const { at, value } = next;
    return [{ at, value, least: Math.min(point.least, next.least), greatest: Math.max(point.greatest, next.greatest) }];
  });
}
