import { describe, expect, it } from 'vitest';
import { openHold } from '../../../src/logs/hold/hold.ts';
import type { PlacedLine } from '../../../src/logs/line.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';
import { simulate, inverted } from './simulate.ts';

function line(order: number, streamIndex = 0, more: Partial<PlacedLine> = {}): PlacedLine {
  const host = `algo-${streamIndex + 1}`;
  const place = { order, streamIndex, sequence: order };
  return { ...place, run: 'r', group: 'g', stream: host, host, timestamp: order, text: `${host} ${order}`, ...more };
}

function opened(holdMs: number) {
  const clock = virtualClock();
  const told: PlacedLine[] = [];
  const hold = openHold({ holdMs, clock, tell: (lines) => lines.forEach((line) => told.push(line)) });
  return { clock, hold, told: () => told.splice(0).map(({ order, late }) => (late ? -order : order)) };
}

describe('what was there at the start', () => {
  it('is told in one order, whatever the order in which its streams were read', async () => {
    const { hold, told, clock } = opened(2000);
    hold.add([1, 4, 7].map((order) => line(order, 0)));
    await clock.wait(10_000);
    hold.add([2, 5, 8].map((order) => line(order, 1)));
    hold.add([3, 6, 9].map((order) => line(order, 2)));
    expect(told()).toEqual([]);
    hold.live();
    hold.flush();
    expect(told()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is told as far as it is known to have been read', () => {
    const { hold, told } = opened(2000);
    hold.add([1, 4, 7].map((order) => line(order, 0)));
    hold.historyTo(3);
    expect(told()).toEqual([1]);
    hold.add([line(2, 1)]);
    expect(told()).toEqual([2]);
    hold.add([line(5, 1), line(9, 1)]);
    hold.historyTo(7);
    expect(told()).toEqual([4, 5, 7]);
    hold.flush();
    expect(told()).toEqual([9]);
  });

  it('is not kept for ever by a log that cannot be read, nor without bound', async () => {
    const { hold, told, clock } = opened(2000);
    hold.add([line(1), line(2)]);
    await clock.wait(59_000);
    expect(told()).toEqual([]);
    await clock.wait(2000);
    expect(told()).toEqual([1, 2]);
    for (let host = 0; host < 40; host += 1) {
      hold.add(Array.from({ length: 10_000 }, (_, index) => line(10 + index * 40 + host, host)));
    }
    const early = told();
    expect(early.length).toBeGreaterThanOrEqual(100_000);
    hold.flush();
    expect(early.length + told().length).toBe(400_000);
  });
});

describe('lines as they come', () => {
  it('wait for the other streams, no longer than was asked for', async () => {
    const { hold, told, clock } = opened(2000);
    hold.live();
    hold.add([line(1000, 0, { ingestion: 1000 }), line(1000, 1, { ingestion: 1000 })]);
    told();
    hold.add([line(1500, 0, { ingestion: 1500 }), line(1800, 0, { ingestion: 1800 })]);
    hold.add([line(1600, 1, { ingestion: 1600 })]);
    expect(told()).toEqual([1500, 1600]);
    await clock.wait(5000);
    expect(told()).toEqual([1800]);
  });

  it('are told at once and marked when they come after later ones', async () => {
    const { hold, told, clock } = opened(1000);
    hold.live();
    hold.add([line(2000, 0, { ingestion: 2000 })]);
    await clock.wait(3000);
    expect(told()).toEqual([2000]);
    hold.add([line(1000, 1, { ingestion: 4000 })]);
    expect(told()).toEqual([-1000]);
  });

  it('are not kept back by a stamp of the future, nor marked for its sake', async () => {
    const { hold, told, clock } = opened(1000);
    const future = 7_200_000;
    hold.live();
    hold.add([line(2000, 0, { ingestion: 2000 }), line(future, 1, { ingestion: 2000 })]);
    await clock.wait(3000);
    expect(told()).toEqual([2000, future]);
    hold.add([line(5000, 0, { ingestion: 5000 })]);
    await clock.wait(3000);
    expect(told()).toEqual([5000]);
  });

  it('keep the order of their stream where the stamps are the same', async () => {
    const { hold, told, clock } = opened(1000);
    hold.live();
    hold.add([1, 2, 3].map((sequence) => line(2000, 0, { sequence, text: String(sequence) })));
    hold.add([line(2000, 0, { sequence: 4 })]);
    await clock.wait(3000);
    expect(told()).toEqual([2000, 2000, 2000, 2000]);
  });

  it('pass as they come where nothing is to be held, and after the end', () => {
    const at0 = opened(0);
    at0.hold.add([line(5), line(3, 1)]);
    expect(at0.told()).toEqual([5, 3]);
    const { hold, told } = opened(2000);
    hold.flush();
    hold.add([line(5), line(3, 1)]);
    expect(told()).toEqual([5, 3]);
  });
});

describe('hosts that flush every 0.2 to 1 s and are read every 2 s', () => {
  it.each([1, 2, 3])('have at most 0.5 % of their lines out of order (seed %i)', async (seed) => {
    const run = await simulate({ seed, hosts: 50, flush: [200, 1000], calls: 1 });
    expect(run.told).toHaveLength(run.written);
    expect(inverted(run.told)).toBeLessThanOrEqual(0.005);
  });

  it('do so also where they are read by several calls, one after the other', async () => {
    const run = await simulate({ seed: 4, hosts: 120, flush: [200, 1000], calls: 3 });
    expect(run.told).toHaveLength(run.written);
    expect(inverted(run.told)).toBeLessThanOrEqual(0.005);
  });

  it('do so while one is 15 s late, whose lines are marked, and do not wait for that', async () => {
    const run = await simulate({ seed: 5, hosts: 50, flush: [200, 1000], calls: 1, late: 15_000 });
    const others = run.told.filter(({ streamIndex }) => streamIndex !== 0);
    expect(run.told).toHaveLength(run.written);
    expect(inverted(others)).toBeLessThanOrEqual(0.005);
    expect(run.worstWait).toBeLessThanOrEqual(2_750);
    const slow = run.told.filter(({ streamIndex }) => streamIndex === 0);
    expect(slow.filter(({ late }) => late).length / slow.length).toBeGreaterThan(0.9);
  });

  it('lose nothing and wait no longer where all is rough', async () => {
    const run = await simulate({ seed: 6, hosts: 50, flush: [1000, 5000], calls: 2, late: 15_000, stragglers: 0.01 });
    expect(run.told).toHaveLength(run.written);
    expect(run.worstWait).toBeLessThanOrEqual(2_750);
  });
});
