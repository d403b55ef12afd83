import type { Aws } from '../../../aws/aws.ts';
import { wait } from '../../../aws/wait.ts';
import { MlxError } from '../../../base/errors.ts';
import { s3Place } from '../../../base/s3-place.ts';
import { drive, type DriveOptions } from './drive.ts';
import { openJournal } from './journal.ts';
import { renewAfter, takeLease, type Holder, type Lease } from './lease.ts';

/** What came of wanting to drive a run. */
export type Driven = { kind: 'ended' } | { kind: 'held'; holder: Holder };

/**
 * Drives a run to its end, unless another process does already. `uri` is that of its journal. Where the lease is lost, as by a
 * machine that slept, it stops as if aborted.
 */
export async function driveLeased(
  aws: Aws,
  uri: string,
  { signal, note, see }: Pick<DriveOptions, 'signal' | 'note' | 'see'>,
): Promise<Driven> {
  const place = s3Place(uri);
  const journal = place && openJournal(aws, place);
  const run = await journal?.run();
  if (!journal || !run) throw new MlxError('RUN_UNKNOWN', { name: uri, near: [] });
  const taken = await takeLease(aws, journal.place);
  if ('holder' in taken) return { kind: 'held', holder: taken.holder };
  const lost = new AbortController();
  const both = AbortSignal.any([signal, lost.signal]);
  const done = new AbortController();
  const renewing = renew(taken.lease, lost, AbortSignal.any([signal, done.signal]));
  try {
    await drive({ aws, journal, run, signal: both, note, see });
    return { kind: 'ended' };
  } finally {
    done.abort();
    await renewing;
    await taken.lease.release();
  }
}

async function renew(lease: Lease, lost: AbortController, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await wait(renewAfter, signal);
      if (!(await lease.renew())) return lost.abort();
    }
  } catch {
    // Aborted, or out of reach: then the lease runs out by itself, and the drive's own calls tell what is the matter.
  }
}
