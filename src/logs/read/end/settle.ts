import { settleFor } from '../sweeps/pace.ts';
import { isSignedOut } from '../calls/is-signed-out.ts';
import type { Reading } from '../reading.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';

/**
 * Milliseconds after the end of the job for which last lines are waited for at most, while all is well; for which the service
 * may not be reached; and for which that may change.
 */
const longest = 300_000;
const longestOfAll = 1_200_000;

/** How the waiting for last lines ended. */
export type Settling =
  | 'settled'
  /** Lines still came. */
  | 'busy'
  /** The service could not be reached for long. */
  | 'troubled';

/** Rounds after the end that must find nothing. */
const quietRounds = 2;

/** Milliseconds after which it is looked whether the time is up, if no round comes to its end. */
const look = 1_000;

/** Waits until nothing new has come for long enough. */
export async function settle(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<Settling> {
  const { env, troubles } = reading;
  let phase = { since: env.clock.elapsed(), isTroubled: false };
  for (;;) {
    const now = env.clock.elapsed();
    const isTroubled = troubles.of(sweeps.source.id) !== undefined;
    if (isTroubled !== phase.isTroubled) phase = { since: now, isTroubled };
    if (isSignedOut(reading, sweeps.source.id)) {
      phase = { since: now, isTroubled };
      progress.endedAt = now;
    }
    const { endedAt = now } = progress;
    const late = Math.max(0, ...sweeps.streams.all().map(lateness));
    const needed = settleFor(env.pace, { settle: sweeps.source.settle, late, roundTrip: sweeps.roundTrip() });
    const isQuiet =
      progress.hasHistory &&
      progress.quietRounds >= quietRounds &&
      progress.listedAt >= endedAt &&
      sweeps.streams.all().every(({ mark, isGone, isHot }) => isGone || (mark !== -Infinity && !isHot)) &&
      now - Math.max(endedAt, sweeps.foundAt()) >= needed;
    if (isQuiet) return 'settled';
    if (now - phase.since >= longest || now - endedAt >= longestOfAll) return isTroubled ? 'troubled' : 'busy';
    await progress.rounds.rest(look, signal);
  }
}

/** Without what a wrong clock makes of it. */
function lateness({ delays, skew = 0 }: { delays: { usual(): number }; skew: number | undefined }): number {
  return delays.usual() + skew;
}
