import { expect, test, vi } from 'vitest';
import type { PlacedLine } from '../../../../src/logs/line.ts';
import { gatherLines } from '../../../../src/runs/logs/feed/gather-lines.ts';

const line = (order: number, streamIndex = 0): PlacedLine => ({
  run: 'r',
  group: 'g',
  stream: 's',
  host: 'algo-1',
  timestamp: order,
  text: `${order}`,
  order,
  streamIndex,
  sequence: order,
});

test('the first line is told at once, those right behind it together and in their order', () => {
  vi.useFakeTimers();
  try {
    const told: number[][] = [];
    const lines = gatherLines((batch) => told.push(batch.map(({ order }) => order)));
    lines.add([line(1)]);
    vi.advanceTimersByTime(0);
    expect(told).toEqual([[1]]);
    lines.add([line(7), line(9)]);
    lines.add([line(3, 1), line(8, 1)]);
    vi.advanceTimersByTime(60);
    expect(told).toEqual([[1]]);
    vi.advanceTimersByTime(10);
    expect(told).toEqual([[1], [3, 7, 8, 9]]);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('many lines are told without waiting, and none stay behind', () => {
  const told: number[] = [];
  const lines = gatherLines((batch) => told.push(batch.length));
  lines.add(Array.from({ length: 30_000 }, (_, index) => line(index)));
  lines.add([line(30_000)]);
  lines.flush();
  lines.flush();
  expect(told).toEqual([30_000, 1]);
});
