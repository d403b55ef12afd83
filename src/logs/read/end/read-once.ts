import { auditSource } from './audit-source.ts';
import { concludeAudit } from './conclude.ts';
import { faultOf } from '../calls/faults.ts';
import { isSignedOut } from '../calls/is-signed-out.ts';
import { listStreams } from '../streams/list-streams.ts';
import type { SourceState } from '../reader.ts';
import type { Reading } from '../reading.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';
import { watchFor } from './watch-for.ts';

/** Milliseconds without a page after which a service that does not answer is given up. */
const patience = 300_000;

/** Events up to which they are read once more, for an answer may have lacked some: they are a call or two. */
const few = 10_000;

/** Reads what is there now. */
export async function readOnce(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<SourceState> {
  const { env } = reading;
  const isBackward = env.newestFirst === true && 'prefix' in sweeps.source.streams;
  const isExcused = (): boolean => isSignedOut(reading, sweeps.source.id);
  const audit = async (isBackward: boolean): Promise<SourceState> => {
    const read = await watchFor({ clock: env.clock, patience, isExcused }, signal, async (watched, page) => {
      const how = { signal: watched, priority: 'tail', page } as const;
      if ('names' in sweeps.source.streams) {
        sweeps.streams.listed((await listStreams(sweeps.source, sweeps.calls, watched)).streams);
      }
      return auditSource(sweeps, { ...how, isBackward });
    });
    return concludeAudit(sweeps, reading, read);
  };
  try {
    const state = await audit(isBackward);
    progress.hasHistory = true;
    const isWorthAnother = env.pace === 'service' && sweeps.ledger.told() > 0 && sweeps.ledger.told() <= few;
    return state.kind === 'complete' && isWorthAnother ? await audit(false) : state;
  } catch (error) {
    signal.throwIfAborted();
    if (faultOf(error) !== 'gone') throw error;
    return concludeAudit(sweeps, reading, { brought: 0, streams: [] });
  }
}
