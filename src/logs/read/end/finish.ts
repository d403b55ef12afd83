import { auditSource, type SourceAudit } from './audit-source.ts';
import { concludeAudit, receivedBy } from './conclude.ts';
import { faultOf } from '../calls/faults.ts';
import type { SourceState } from '../reader.ts';
import type { Reading } from '../reading.ts';
import { isSignedOut } from '../calls/is-signed-out.ts';
import { settle } from './settle.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';
import { watchFor } from './watch-for.ts';

/** Milliseconds for which a rest lasts that only the end of the job ends. */
const long = 3_600_000;

/** Milliseconds without a page after which the closing reading is given up; less where nothing had come for long. */
const patience = 300_000;
const littlePatience = 30_000;

/** Events of a service in this process that are read again at the end; more would cost time, and none are ever missing. */
const fewEmbedded = 10_000;

/** Waits for the end of a source's job, then for its last lines, and counts all. */
export async function finish(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<SourceState> {
  while (progress.endedAt === undefined) await progress.nap.rest(long, signal);
  reading.sink.source(sweeps.source.id, { kind: 'settling' });
  for (;;) {
    const settling = await settle(sweeps, progress, reading, signal);
    if (reading.env.pace === 'embedded' && sweeps.ledger.told() > fewEmbedded) {
      return { kind: 'complete', streams: receivedBy(sweeps) };
    }
    progress.isAuditing = true;
    const audit = await readAgain(sweeps, reading, signal, settling === 'troubled' ? littlePatience : patience);
    progress.isAuditing = false;
    if (!audit || audit.brought === 0 || settling !== 'settled') {
      return concludeAudit(sweeps, reading, audit, settling === 'busy');
    }
    // What came that late may not have been the last.
    progress.quietRounds = 0;
  }
}

async function readAgain(
  sweeps: SourceSweeps,
  reading: Reading,
  signal: AbortSignal,
  patience: number,
): Promise<SourceAudit | undefined> {
  try {
    const isExcused = (): boolean => isSignedOut(reading, sweeps.source.id);
    return await watchFor({ clock: reading.env.clock, patience, isExcused }, signal, async (watched, page) =>
      auditSource(sweeps, { signal: watched, priority: 'tail', page }),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (faultOf(error) !== 'gone') throw error;
    return { brought: 0, streams: receivedBy(sweeps) };
  }
}
