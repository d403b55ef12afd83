import { describe, expect, test } from 'vitest';
import type { Fault } from '../../fakes/cloudwatch/faults.ts';
import { longJobOf, roughCrew } from './crew.ts';
import type { Scenario } from './follow-hosts.ts';
import { faultsOf, overSeeds } from './over-seeds.ts';

describe('a reading that goes on from its cursors', { timeout: 120_000 }, () => {
  test.each<{ what: string; faults: readonly Fault[] }>([
    { what: 'while all is well', faults: [] },
    { what: 'within a minute of throttling', faults: [{ kind: 'throttle', from: 40_000, until: 100_000 }] },
    { what: 'within a cut of the network', faults: [{ kind: 'cut', from: 30_000, until: 120_000 }] },
  ])('tells every event once, $what', async ({ faults }) => {
    const restarted = (seed: number): Scenario => ({
      jobs: [longJobOf(roughCrew())],
      faults,
      restartAt: 10_000 + 5_000 * seed,
    });
    expect(faultsOf(await overSeeds(restarted))).toEqual([]);
  });
});
