import { describe, expect, test } from 'vitest';
import type { Fault } from '../../fakes/cloudwatch/faults.ts';
import { jobOf, longJobOf, roughCrew } from './crew.ts';
import type { Scenario } from './follow-hosts.ts';
import { faultsOf, overSeeds } from './over-seeds.ts';

/** 120 hosts, two minutes, and these faults within them. */
function under(...faults: readonly Fault[]): Scenario {
  return { jobs: [longJobOf(roughCrew())], faults };
}

describe('a reading tells every event once while calls fail', { timeout: 120_000 }, () => {
  test('all is throttled for a minute', async () => {
    const all = await overSeeds(under({ kind: 'throttle', from: 40_000, until: 100_000 }));
    expect(faultsOf(all)).toEqual([]);
    expect(all.every(({ troubles }) => troubles.has('throttled'))).toBe(true);
  });

  test('others use 95 % of the quotas', async () => {
    expect(faultsOf(await overSeeds(under({ kind: 'others', use: 0.95, from: 30_000, until: 110_000 })))).toEqual([]);
  });

  test('every second page of several is throttled', async () => {
    const short: Fault = { kind: 'short-pages', events: 200, from: 0, until: 400_000 };
    const throttled: Fault = { kind: 'throttle-mid-page', share: 0.5, from: 0, until: 400_000 };
    expect(faultsOf(await overSeeds(under(short, throttled)))).toEqual([]);
  });

  test('the service has faults for a minute, and before and after now and then', async () => {
    const often: Fault = { kind: 'server-error', from: 40_000, until: 100_000 };
    const rarely: Fault = { kind: 'server-error', share: 0.1, from: 0, until: 300_000 };
    const all = await overSeeds(under(often, rarely));
    expect(faultsOf(all)).toEqual([]);
    expect(all.every(({ troubles }) => troubles.has('service'))).toBe(true);
  });

  test('the network is cut for 90 seconds', async () => {
    const all = await overSeeds(under({ kind: 'cut', from: 20_000, until: 110_000 }));
    expect(faultsOf(all)).toEqual([]);
    expect(all.every(({ troubles }) => troubles.has('network'))).toBe(true);
  });

  test('the network is cut while the job ends', async () => {
    expect(faultsOf(await overSeeds(under({ kind: 'cut', from: 110_000, until: 200_000 })))).toEqual([]);
  });

  test('sockets stay open at one end only', async () => {
    const some: Fault = { kind: 'silent', share: 0.05, from: 0, until: 150_000 };
    const all: Fault = { kind: 'silent', from: 50_000, until: 80_000 };
    expect(faultsOf(await overSeeds(under(some, all)))).toEqual([]);
  });

  test('names are not found for a minute', async () => {
    expect(faultsOf(await overSeeds(under({ kind: 'no-name', from: 30_000, until: 90_000 })))).toEqual([]);
  });

  test('the credentials expire for five minutes, beyond the end of the job', async () => {
    const all = await overSeeds(under({ kind: 'expired-credentials', from: 70_000, until: 370_000 }));
    expect(faultsOf(all)).toEqual([]);
    expect(all.every(({ troubles }) => troubles.has('credentials'))).toBe(true);
  });

  test('the role changes, so that a few calls are refused', async () => {
    const all = await overSeeds(under({ kind: 'expired-credentials', share: 0.5, from: 60_000, until: 66_000 }));
    expect(faultsOf(all)).toEqual([]);
  });

  test('one group may not be read for a while, and others flow', async () => {
    const jobs = [
      longJobOf(roughCrew(60)),
      longJobOf(roughCrew(60), { name: 'clean', group: '/aws/sagemaker/ProcessingJobs' }),
    ];
    const faults: Fault[] = [{ kind: 'denied', group: '/aws/sagemaker/ProcessingJobs', from: 0, until: 70_000 }];
    const all = await overSeeds({ jobs, faults });
    expect(faultsOf(all)).toEqual([]);
    for (const { events } of all) {
      expect(
        events.filter(({ stream, toldAt }) => stream.source === 'train' && toldAt < 70_000).length,
      ).toBeGreaterThan(100);
    }
  });

  test('one group may never be read: it is told as incomplete, and others are whole', async () => {
    const jobs = [longJobOf(roughCrew(60)), jobOf([], { name: 'clean', group: '/secret' })];
    const faults: Fault[] = [{ kind: 'denied', group: '/secret', from: 0, until: Infinity }];
    const all = await overSeeds({ jobs, faults });
    expect(faultsOf(all, { incomplete: ['clean'] })).toEqual([]);
    expect(all.every(({ troubles }) => troubles.has('denied'))).toBe(true);
  });

  test('everything at once', async () => {
    const all = await overSeeds(
      under(
        { kind: 'throttle', share: 0.2, from: 0, until: 110_000 },
        { kind: 'server-error', share: 0.1, from: 0, until: 250_000 },
        { kind: 'cut', from: 50_000, until: 70_000 },
        { kind: 'others', use: 0.3, from: 0, until: 300_000 },
        { kind: 'silent', share: 0.02, from: 0, until: 150_000 },
        { kind: 'partial', omitted: 0.05, from: 0, until: 115_000 },
      ),
    );
    expect(faultsOf(all)).toEqual([]);
  });
});
