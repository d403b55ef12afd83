import type { Clock } from '../clock.ts';
import type { Bucket } from './bucket.ts';
import { sharedBuckets } from './shared-buckets.ts';

/** Makes of a bucket, or of none yet, what it is afterwards. */
export type Change = (bucket: Bucket | undefined) => Bucket;

/** Buckets by name. */
export interface Buckets {
  /** The bucket after the change; undefined, and nothing was changed, where another process has the buckets just now. */
  change(name: string, change: Change): Bucket | undefined;
}

/** Milliseconds for which others may have the buckets; then this process goes on with some of its own for as long as `ownFor`. */
const busyFor = 2_000;
const ownFor = 10_000;

/** Those that all processes share through the folder; of this process alone while or where that can't be. */
export function openBuckets(folder: string, clock: Clock): Buckets {
  const shared = sharedBuckets(folder);
  const own = new Map<string, Bucket>();
  let busySince = Infinity;
  let ownUntil = -Infinity;

  const changeOwn = (name: string, change: Change): Bucket => {
    const bucket = change(own.get(name));
    own.set(name, bucket);
    return bucket;
  };
  return {
    change(name, change) {
      const elapsed = clock.elapsed();
      if (elapsed < ownUntil) return changeOwn(name, change);
      const changed = shared.change(name, change);
      if (changed === 'unusable') return changeOwn(name, change);
      if (changed !== 'busy') {
        busySince = Infinity;
        return changed;
      }
      busySince = Math.min(busySince, elapsed);
      if (elapsed - busySince < busyFor) return undefined;
      busySince = Infinity;
      ownUntil = elapsed + ownFor;
      return changeOwn(name, change);
    },
  };
}
