import { describe, expect, test } from 'vitest';
import type { Fault } from '../../fakes/cloudwatch/faults.ts';
import { rough, type HostHabits } from '../../fakes/cloudwatch/hosts.ts';
import { crew, jobOf, longJobOf, laterBy, roughCrew } from './crew.ts';
import type { Scenario } from './follow-hosts.ts';
import { faultsOf, overSeeds } from './over-seeds.ts';

/** A crew whose log comes in pages of 200 events, while these faults last. */
function inShortPages(faults: readonly Fault[], habits: Partial<HostHabits> = {}): Scenario {
  const short: Fault = { kind: 'short-pages', events: 200, from: 0, until: Infinity };
  return { jobs: [jobOf(crew(120, habits, rough))], faults: [short, ...faults] };
}

/** Half of the lines say the same, and many come within one millisecond. */
const ties: Partial<HostHabits> = { rate: 0.02, bursts: { share: 0.2, size: [20, 120] }, identical: 0.5 };

describe('a reading tells every event once whatever pages do', { timeout: 120_000 }, () => {
  test('many events share their millisecond, some their text too, at the boundaries of pages', async () => {
    expect(faultsOf(await overSeeds(inShortPages([], ties)))).toEqual([]);
  });

  test('a log that is there already is read whole, with ties at the boundaries of pages', async () => {
    const { jobs, faults } = inShortPages([], ties);
    const past = jobs.map((job) => ({
      ...job,
      hosts: job.hosts.map((host) => laterBy(-400_000, { to: 300_000, ...host })),
      ends: 0,
    }));
    expect(faultsOf(await overSeeds({ jobs: past, faults, follow: false }))).toEqual([]);
    expect(faultsOf(await overSeeds({ jobs: past, faults, follow: false, newestFirst: true }))).toEqual([]);
  });

  test('ten empty pages come before each page', async () => {
    const faults: Fault[] = [{ kind: 'empty-pages', pages: 10, from: 30_000, until: 80_000 }];
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(roughCrew())], faults }))).toEqual([]);
  });

  test('the last token comes again instead of none', async () => {
    expect(faultsOf(await overSeeds(inShortPages([{ kind: 'same-token', from: 0, until: Infinity }])))).toEqual([]);
  });

  test('pages overlap', async () => {
    expect(faultsOf(await overSeeds(inShortPages([{ kind: 'overlap', events: 5, from: 0, until: 110_000 }])))).toEqual(
      [],
    );
  });

  test('tokens are soon forgotten', async () => {
    const tokens: Fault = { kind: 'short-tokens', life: 300, share: 0.5, from: 0, until: 110_000 };
    expect(faultsOf(await overSeeds(inShortPages([tokens])))).toEqual([]);
  });

  test('answers lack some events, each other ones', async () => {
    const faults: Fault[] = [{ kind: 'partial', omitted: 0.3, from: 0, until: 115_000 }];
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(roughCrew())], faults }))).toEqual([]);
  });

  test('some events are readable only minutes after others, when nobody looks for them any more', async () => {
    const faults: Fault[] = [{ kind: 'hidden', omitted: 0.02, from: 20_000, until: 185_000 }];
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(roughCrew(), { ends: 180_000 })], faults }))).toEqual([]);
  });

  test('a stream is as hot as thousands of lines a second', async () => {
    const hot = crew(2, { rate: 1_500 }).map((host) => ({ ...host, from: 5_000, to: 9_000 }));
    const jobs = [
      longJobOf([...hot, ...roughCrew(20).map((host) => ({ ...host, name: `quiet-${host.name}` }))], { ends: 60_000 }),
    ];
    expect(faultsOf(await overSeeds({ jobs }))).toEqual([]);
  });
});
