import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSharedBudget } from '../../../src/logs/budget/shared-budget.ts';
import { openReader } from '../../../src/logs/read/open-reader.ts';
import type { Fault } from '../../fakes/cloudwatch/faults.ts';
import { jobOf, roughCrew } from '../faults/crew.ts';
import { followHosts } from '../faults/follow-hosts.ts';

describe('a reading within the shared budget', { timeout: 120_000 }, () => {
  let folder: string;

  const follow = (faults: readonly Fault[]) =>
    followHosts(1, { jobs: [jobOf(roughCrew())], faults }, (env, sink) =>
      openReader(
        { ...env, budget: openSharedBudget({ account: '1', region: 'us-west-2', folder, clock: env.clock }) },
        sink,
      ),
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('tells every event once, and is never throttled where nobody else calls', async () => {
    const { lost, duplicated, calls } = await follow([]);
    expect({ lost, duplicated }).toEqual({ lost: [], duplicated: [] });
    expect(calls.filter(({ outcome }) => outcome === 'throttled')).toEqual([]);
  });

  it('makes few calls while all are throttled, and tells every event once', async () => {
    const { lost, duplicated, calls } = await follow([{ kind: 'throttle', from: 40_000, until: 100_000 }]);
    expect({ lost, duplicated }).toEqual({ lost: [], duplicated: [] });
    expect(calls.filter(({ at }) => at > 41_000 && at < 100_000).length).toBeLessThan(60);
  });

  it('tells every event once where others use nearly all of the quotas', async () => {
    const { lost, duplicated } = await follow([{ kind: 'others', use: 0.95, from: 30_000, until: 150_000 }]);
    expect({ lost, duplicated }).toEqual({ lost: [], duplicated: [] });
  });
});
