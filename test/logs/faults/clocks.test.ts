import { describe, expect, test } from 'vitest';
import { mild, rough, type HostHabits } from '../../fakes/cloudwatch/hosts.ts';
import { crew, longJobOf, roughCrew } from './crew.ts';
import type { Followed, Host } from './follow-hosts.ts';
import { faultsOf, overSeeds } from './over-seeds.ts';

const minute = 60_000;
const hour = 3_600_000;

/** 120 hosts, a few of which have wrong clocks. */
function withClocks(skews: readonly HostHabits['skew'][], base: HostHabits = rough): Host[] {
  return crew(120, {}, base).map((host, index) => {
    const skew = skews[index];
    return skew ? { ...host, habits: { ...host.habits, rate: 0.5, skew } } : host;
  });
}

/** Begins right and gets ahead. */
const drifting = (at: number): number => Math.round((at % (2 * hour)) / 10);

const ahead = (by: number) => () => by;

describe('a reading tells every event once whatever hosts take the time to be', { timeout: 120_000 }, () => {
  test('clocks are ten minutes off', async () => {
    expect(
      faultsOf(await overSeeds({ jobs: [longJobOf(withClocks([ahead(10 * minute), ahead(-10 * minute)]))] })),
    ).toEqual([]);
  });

  test('clocks are two hours off', async () => {
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(withClocks([ahead(2 * hour), ahead(-2 * hour)]))] }))).toEqual(
      [],
    );
  });

  test('clocks are two hours off while the service throttles and the network is cut', async () => {
    const jobs = [longJobOf(withClocks([ahead(2 * hour), ahead(-2 * hour), ahead(minute)]))];
    const all = await overSeeds({
      jobs,
      faults: [
        { kind: 'throttle', from: 40_000, until: 70_000 },
        { kind: 'cut', from: 80_000, until: 130_000 },
        { kind: 'server-error', share: 0.1, from: 0, until: 300_000 },
      ],
    });
    expect(faultsOf(all)).toEqual([]);
  });

  test('a clock steps back by an hour, another forward by ten minutes', async () => {
    const stepping = (by: number) => (at: number) => (at % (2 * hour) < 60_000 ? 0 : by);
    expect(
      faultsOf(await overSeeds({ jobs: [longJobOf(withClocks([stepping(-hour), stepping(10 * minute)]))] })),
    ).toEqual([]);
  });

  test('a clock drifts by a second in ten', async () => {
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(withClocks([drifting, (at) => -drifting(at)]))] }))).toEqual([]);
  });

  test('the skew of such a host is told with its events, that of the others is not', async () => {
    const all = await overSeeds({ jobs: [longJobOf(withClocks([ahead(2 * hour), ahead(-2 * hour)], mild))] });
    expect(faultsOf(all)).toEqual([]);
    for (const { events } of all) {
      const late = events.filter(({ toldAt }) => toldAt > 70_000);
      const skewsOf = (host: (name: string) => boolean): Set<number> =>
        new Set(late.filter(({ stream }) => host(stream.host)).map(({ skew = 0 }) => Math.round(skew / minute)));
      expect(skewsOf((name) => name === 'algo-1')).toEqual(new Set([120]));
      expect(skewsOf((name) => name === 'algo-2')).toEqual(new Set([-120]));
      expect(skewsOf((name) => name !== 'algo-1' && name !== 'algo-2')).toEqual(new Set([0]));
    }
  });
});

describe('late hosts', { timeout: 120_000 }, () => {
  test('deliveries are up to 90 seconds late, one host always 15', async () => {
    const late = { share: 0.05, by: [5_000, 90_000] as const };
    const hosts = roughCrew().map((host) => ({ ...host, habits: { ...host.habits, late } }));
    const all = await overSeeds({ jobs: [longJobOf(hosts)] });
    expect(faultsOf(all)).toEqual([]);
    expect(all.every(({ events }) => events.some(({ isLate }) => isLate))).toBe(true);
  });

  test('do not hold the others back: half of the lines are told within 1.2 seconds of being readable, 95 % within 2.5', async () => {
    const slow = crew(1, { delivery: [15_000, 15_300], rate: 2 }).map((host) => ({ ...host, name: 'slow' }));
    const all = await overSeeds({ jobs: [longJobOf([...crew(50, { rate: 0.5 }), ...slow])] });
    expect(faultsOf(all)).toEqual([]);
    for (const followed of all) {
      const waits = waitsOf(followed);
      expect(waits[Math.floor(waits.length * 0.5)]).toBeLessThan(1_200);
      expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(2_500);
    }
  });

  test('cost at most 40 calls a minute for 50 quiet hosts, once these are known', async () => {
    const hosts = crew(50, { rate: 0.05 });
    for (const { calls } of await overSeeds({ jobs: [longJobOf(hosts, { ends: 300_000 })] })) {
      const steady = calls.filter(({ at }) => at > 200_000 && at < 300_000);
      expect((steady.length * 60) / 100).toBeLessThanOrEqual(40);
    }
  });
});

/** Milliseconds from when each event of a prompt host was taken in and shown by the service until it was told, sorted. */
function waitsOf({ events, start }: Followed): number[] {
  return events
    .filter(({ stream, ingestion = 0 }) => stream.host !== 'slow' && ingestion > start + settled)
    .map(({ toldAt, ingestion = 0 }) => toldAt - (ingestion - start) - visible)
    .sort((a, b) => a - b);
}

/** Milliseconds after which all hosts have begun. */
const settled = 30_000;

/** Milliseconds after which a mild host's events are readable, on average. */
const visible = 110;
