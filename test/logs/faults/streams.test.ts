import { describe, expect, test } from 'vitest';
import { mild, rough } from '../../fakes/cloudwatch/hosts.ts';
import { crew, jobOf, longJobOf, laterBy, roughCrew, shift } from './crew.ts';
import { trainingGroup, type Followed, type Job, type Scenario } from './follow-hosts.ts';
import { faultsOf, overSeeds } from './over-seeds.ts';

describe('a reading finds every stream', { timeout: 120_000 }, () => {
  test('the group appears minutes after the reading began', async () => {
    const late = crew(120, { rate: 0.3 }, rough).map((host) => laterBy(80_000, host));
    expect(faultsOf(await overSeeds({ jobs: [jobOf(late, { ends: 180_000 })] }))).toEqual([]);
  });

  test('the group is there, its streams come late and one by one', async () => {
    const scenario: Scenario = {
      jobs: [jobOf(crew(60).map((host, index) => laterBy(30_000 + 1_000 * index, host)))],
      prepare: ({ groups, start }) => groups.createGroup(trainingGroup, start),
    };
    expect(faultsOf(await overSeeds(scenario))).toEqual([]);
  });

  test.each([60, 101])('%i hosts write at once', async (size) => {
    const hosts = crew(size).map((host) => ({ ...host, from: Math.min(5_000, host.from ?? 0) }));
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(hosts)] }))).toEqual([]);
  });

  test('1,000 hosts write little', async () => {
    const hosts = crew(1_000, { rate: 0.02 });
    expect(faultsOf(await overSeeds({ jobs: [jobOf(hosts, { ends: 120_000 })] }))).toEqual([]);
  });

  test('more hosts come than were expected', async () => {
    const first = crew(10);
    const restarted = crew(10).map((host) => laterBy(60_000, host));
    const hosts = [...first, ...restarted];
    expect(faultsOf(await overSeeds({ jobs: [jobOf(hosts, { source: { hosts: 10 } })] }))).toEqual([]);
  });

  test('names that begin alike belong to other jobs', async () => {
    const jobs = [longJobOf(crew(20)), longJobOf(crew(20), { name: 'train-1' })];
    const all = await overSeeds({ jobs });
    expect(faultsOf(all)).toEqual([]);
    const mixed = all.flatMap(({ events }) =>
      events.filter(({ stream }) => !stream.name.startsWith(`${stream.source}/`)),
    );
    expect(mixed).toEqual([]);
  });

  test('a stream is removed: what it had said before stays told, and the others are read on', async () => {
    const hosts = crew(20, { rate: 0.3 }, rough);
    const gone = 'train/algo-3-';
    const scenario: Scenario = {
      jobs: [longJobOf(hosts)],
      prepare({ groups, now, start }) {
        const group = groups.group(trainingGroup, now() + shift);
        const name = [...group.streams.keys()].find((stream) => stream.startsWith(gone)) ?? '';
        groups.deleteStream(trainingGroup, name, start + 70_000);
      },
    };
    const all = await overSeeds(scenario);
    expect(all.map(({ lost }) => lost.filter((line) => !line.includes(gone)))).toEqual(all.map(() => []));
    expect(all.map(({ duplicated }) => duplicated)).toEqual(all.map(() => []));
    expect(
      all.every(({ events }) => events.some(({ stream, toldAt }) => stream.name.startsWith(gone) && toldAt < 70_000)),
    ).toBe(true);
  });

  test('steps of a flow join while it runs, and end one after the other', async () => {
    const jobs = ['clean', 'train', 'score'].map((name, index): Job => ({
      name,
      group: index === 1 ? trainingGroup : '/aws/sagemaker/ProcessingJobs',
      hosts: roughCrew(40).map((host) => laterBy(60_000 * index, { to: 60_000, ...host })),
      ends: 60_000 * (index + 1) + 5_000,
    }));
    expect(faultsOf(await overSeeds({ jobs }))).toEqual([]);
  });
});

describe('a reading ends', { timeout: 120_000 }, () => {
  test('a tail of 90 seconds comes after the end of the job', async () => {
    const hosts = crew(120, {}, rough);
    expect(faultsOf(await overSeeds({ jobs: [longJobOf(hosts, { ends: shift - 90_000 })].map(tailed) }))).toEqual([]);
  });

  test('a service delivers the last lines a minute after the end, after a silence', async () => {
    const slow = crew(5, { delivery: [50_000, 55_000] }, mild);
    expect(faultsOf(await overSeeds({ jobs: [jobOf(slow, { source: { settle: 90_000 } })] }))).toEqual([]);
  });

  test('a job that failed before it wrote anything ends within the time in which lines may be late', async () => {
    const all = await overSeeds({ jobs: [jobOf([], { ends: 30_000, source: { hosts: 4 } })] });
    expect(faultsOf(all)).toEqual([]);
    expect(Math.max(...all.map(({ endedAt }) => endedAt))).toBeLessThan(30_000 + 120_000);
  });

  test('the last line is told within two minutes, and the reading ends within five', async () => {
    const all = await overSeeds({ jobs: [longJobOf(crew(120))] });
    expect(faultsOf(all)).toEqual([]);
    expect(Math.max(...all.map(({ endedAt }) => endedAt))).toBeLessThan(shift + 300_000);
    expect(Math.max(...all.map(lastToldAt))).toBeLessThan(shift + 120_000);
  });
});

/** The hosts write until 90 seconds after the job has ended. */
function tailed(job: Job): Job {
  return { ...job, hosts: job.hosts.map((host) => ({ to: job.ends + 90_000, ...host })) };
}

function lastToldAt({ events }: Followed): number {
  return events.reduce((last, { toldAt }) => Math.max(last, toldAt), 0);
}
