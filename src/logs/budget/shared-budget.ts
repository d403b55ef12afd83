import type { Clock } from '../clock.ts';
import { cut, draw, fullBucket, usedShare, type Bucket } from './bucket.ts';
import { openBuckets } from './buckets.ts';
import type { CallBudget, LogsApi } from './call-budget.ts';
import { quotaOf } from './quotas.ts';
import { openTurns, type Turns } from './turns.ts';

export interface SharedBudgetOptions {
  account: string;
  region: string;
  /** The user's folder of mlx, which all projects share. */
  folder: string;
  clock: Clock;
}

/** Half of the quota that an account has in a region, for all processes of mlx together, as far as the folder can be written. */
export function openSharedBudget({ account, region, folder, clock }: SharedBudgetOptions): CallBudget {
  const buckets = openBuckets(folder, clock);
  const latest = new Map<LogsApi, Bucket>();
  const turns = new Map<LogsApi, Turns>();

  const change = (api: LogsApi, work: (bucket: Bucket, now: number, quota: number) => Bucket): void => {
    const now = clock.now();
    const quota = quotaOf(api, region);
    const from = (bucket: Bucket | undefined): Bucket => work(bucket ?? fullBucket(now, quota), now, quota);
    const changed = buckets.change(`${account}/${region}/${api}`, from);
    if (changed) latest.set(api, changed);
  };
  const turnsOf = (api: LogsApi): Turns => {
    const known = turns.get(api);
    if (known) return known;
    const made = openTurns(clock, (waiting) => {
      let answer = { granted: 0, wait: 0 };
      change(api, (before, now, quota) => {
        const { bucket, ...drawn } = draw(before, now, quota, waiting);
        answer = drawn;
        return bucket;
      });
      return answer;
    });
    turns.set(api, made);
    return made;
  };

  return {
    take: (api, priority, signal) => turnsOf(api).take(priority, signal),
    tell(api, outcome) {
      if (outcome === 'throttled') change(api, cut);
    },
    used() {
      const shares = [...latest].map(([api, bucket]) => usedShare(bucket, clock.now(), quotaOf(api, region)));
      return Math.max(0, ...shares);
    },
  };
}
