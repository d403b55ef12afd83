import { describe, expect, test } from 'vitest';
import type { Fault } from '../../fakes/cloudwatch/faults.ts';
import { longJobOf, roughCrew } from './crew.ts';
import type { Scenario } from './follow-hosts.ts';
import { faultsOf, overSeeds } from './over-seeds.ts';

describe('a reading that goes on from its cursors', { timeout: 120_000 }, () => {
  test.each<{ what: string; faults: readonly Fault[] }>([
    { what: 'while all is well', faults: [] },
    { what: 'within a minute of throttling', faults: [{ kind: 'throttle', from: 60_000, until: 120_000 }] },
    { what: 'within a cut of the network', faults: [{ kind: 'cut', from: 50_000, until: 140_000 }] },
  ])('tells every event once, $what', async ({ faults }) => {
    const restarted = (seed: number): Scenario => ({
      jobs: [longJobOf(roughCrew())],
      faults,
      restartAt: 20_000 + 6_500 * seed,
    });
    expect(faultsOf(await overSeeds(restarted))).toEqual([]);
  });
});
