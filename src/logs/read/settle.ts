import { settleFor } from './pace.ts';
import { isSignedOut } from './is-signed-out.ts';
import type { Reading } from './reading.ts';
import type { SourceProgress } from './source-progress.ts';
import type { SourceSweeps } from './source-sweeps.ts';

/** Milliseconds after the end of the job for which last lines are waited for at most. */
export const longestSettling = 300_000;

/** Rounds after the end that must find nothing. */
const quietRounds = 2;

/** Milliseconds after which it is looked whether the time is up, if no round comes to its end. */
const look = 1_000;

/** Waits until nothing new has come for long enough; false where that does not come about in time. */
export async function settle(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<boolean> {
  const { env } = reading;
  for (;;) {
    const now = env.clock.elapsed();
    if (isSignedOut(reading, sweeps.source.id)) progress.endedAt = now;
    const { endedAt = now } = progress;
    const late = Math.max(0, ...sweeps.streams.all().map(lateness));
    const needed = settleFor(env.pace, { settle: sweeps.source.settle, late, roundTrip: sweeps.roundTrip() });
    const isQuiet =
      progress.hasHistory &&
      progress.quietRounds >= quietRounds &&
      progress.listedAt >= endedAt &&
      sweeps.streams.all().every(({ mark, isGone, isHot }) => isGone || (mark !== -Infinity && !isHot)) &&
      now - Math.max(endedAt, sweeps.foundAt()) >= needed;
    if (isQuiet) return true;
    if (now - endedAt >= longestSettling) return false;
    await progress.rounds.rest(look, signal);
  }
}

/** Without what a wrong clock makes of it. */
function lateness({ delays, skew = 0 }: { delays: { usual(): number }; skew: number | undefined }): number {
  return delays.usual() + skew;
}
