import { types } from 'node:util';
import { ownValue } from './own-data.ts';

/** Numbers to be seen as curves. */
export interface Chart {
  series: readonly { name: string; points: readonly ChartPoint[] }[];
  /** How many numbers there are; of very many, neighbours share a point. */
  count: number;
}

/** One number, or several that follow each other: the last of them, and between which they are. */
export interface ChartPoint {
  at: number;
  value: number;
  least: number;
  greatest: number;
}

/** Fewer say more as they are. */
const fewest = 8;
/** Points of a curve: more than any screen has columns. */
const mostPoints = 1000;
const mostSeries = 8;

/**
 * What a list looks like as a chart: numbers by their places, `{ x, y }`, or `{ at, value }` with a curve for each name that they have.
 * Undefined for what is no such list, or too short to be worth one.
 */
export function chartOf(list: unknown): Chart | undefined {
  if (types.isProxy(list) || !(Array.isArray(list) || isNumbers(list)) || list.length < fewest) return undefined;
  const series = new Map<string, ChartPoint[]>();
  const every = Math.ceil(list.length / mostPoints);
  for (let index = 0; index < list.length; index += 1) {
    const point = pointOf(ownValue(list, String(index)), index);
    if (!point) return undefined;
    const points = series.get(point.name) ?? [];
    if (!series.has(point.name)) series.set(point.name, points);
    if (series.size > mostSeries) return undefined;
    const last = points.at(-1);
    if (!last || index % every === 0)
      points.push({ at: point.at, value: point.value, least: point.value, greatest: point.value });
    else points[points.length - 1] = joined(last, point);
  }
  return { series: [...series].map(([name, points]) => ({ name, points })), count: list.length };
}

function isNumbers(value: unknown): value is Float64Array {
  return (
    ArrayBuffer.isView(value) &&
    !types.isUint8Array(value) &&
    !types.isDataView(value) &&
    !types.isBigInt64Array(value) &&
    !types.isBigUint64Array(value)
  );
}

interface Point {
  name: string;
  at: number;
  value: number;
}

function pointOf(item: unknown, index: number): Point | undefined {
  if (typeof item === 'number') return Number.isFinite(item) ? { name: '', at: index, value: item } : undefined;
  if (typeof item !== 'object' || item === null || types.isProxy(item)) return undefined;
  const [at, value] = [ownValue(item, 'x') ?? ownValue(item, 'at'), ownValue(item, 'y') ?? ownValue(item, 'value')];
  const name = ownValue(item, 'name');
  if (typeof at !== 'number' || typeof value !== 'number' || !Number.isFinite(at) || !Number.isFinite(value))
    return undefined;
  return { name: typeof name === 'string' ? name : '', at, value };
}

function joined({ least, greatest }: ChartPoint, { at, value }: Point): ChartPoint {
  return { at, value, least: Math.min(least, value), greatest: Math.max(greatest, value) };
}
