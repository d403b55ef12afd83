import { expect, test } from 'vitest';
import { addPoints, type MetricSeries } from '../../../src/logs/metrics/metric-series.ts';

const point = (at: number, value: number, name = 'loss', stream = 0) => ({ name, stream, value, at });

test('each metric on each stream has a series of its own, in the order of time', () => {
  const first = addPoints([], [point(2, 0.5), point(1, 0.9), point(1, 7, 'lr'), point(3, 0.1, 'loss', 1)]);
  const series = addPoints(first, [point(3, 0.4), point(4, Number.NaN)]);
  expect(series.map(({ name, stream, points }) => [name, stream, points.map(({ value }) => value)])).toEqual([
    ['loss', 0, [0.9, 0.5, 0.4]],
    ['lr', 0, [7]],
    ['loss', 1, [0.1]],
  ]);
});

test('what was there before is not changed', () => {
  const before = addPoints([], [point(1, 1)]);
  addPoints(before, [point(2, 2)]);
  expect(before[0]?.points).toHaveLength(1);
});

test('of very many points no peak is lost, the last is what it was, and memory is bounded', () => {
  let series: readonly MetricSeries[] = [];
  for (let at = 0; at < 100_000; at += 500) {
    const batch = Array.from({ length: 500 }, (_, index) =>
      point(at + index, at + index === 31_337 ? 99 : Math.sin(at)),
    );
    series = addPoints(series, batch);
  }
  const points = series[0]?.points ?? [];
  expect(points.length).toBeLessThanOrEqual(2_000);
  expect(Math.max(...points.map(({ greatest }) => greatest))).toBe(99);
  expect(points.at(-1)).toMatchObject({ at: 99_999, value: Math.sin(99_500) });
  expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted((a, b) => a - b));
});

test('metrics beyond a few hundred are left out', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => point(1, 1, `m${index}`));
  expect(addPoints(addPoints([], many), many)).toHaveLength(256);
});
