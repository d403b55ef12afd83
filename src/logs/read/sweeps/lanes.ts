import { chooseHot } from './choose-hot.ts';
import { keepDraining } from './keep-draining.ts';
import { keepListing } from '../streams/keep-listing.ts';
import { keepSweeping, type Lane } from './keep-sweeping.ts';
import { openHistory } from './open-history.ts';
import { planHot, planMain, planSkewed, planYoung } from './plan-sweeps.ts';
import { measureRates } from './rates.ts';
import type { Reading } from '../reading.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from './source-sweeps.ts';

/** Milliseconds between two readings of streams whose clocks are wrong. */
const skewedEvery = 4_000;

/** Follows a source until the signal is given: all that goes on side by side. */
export async function followInLanes(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<never> {
  const { source } = sweeps;
  const isNear = reading.env.pace === 'embedded';
  const { promise: listed, resolve: first } = Promise.withResolvers<void>();
  // A service in this process has no clock but ours, so that events alone tell which streams there are.
  const isListed = !isNear || 'names' in source.streams;
  const listing = isListed ? [keepListing(sweeps, progress, reading, signal, first)] : [];
  if (!isListed) {
    progress.listedAt = Infinity;
    first();
  }
  await Promise.race([listed, ...listing]);
  const history = openHistory(sweeps, progress, reading, signal);
  if (history) await Promise.race([history.ready, history.whole, ...listing]);

  const lane = async (kind: Lane): Promise<never> => keepSweeping(kind, sweeps, progress, reading, signal);
  const lanes = [lane(mainLane(sweeps, progress, reading, history !== undefined))];
  if (isListed) lanes.push(lane({ plan: planYoung, over: () => progress.rounds.wake() }));
  if (!isNear) {
    lanes.push(
      lane({ plan: planSkewed, atLeast: skewedEvery }),
      lane({ plan: planHot }),
      keepDraining(sweeps, progress, reading, signal),
    );
  }
  return Promise.race([...lanes, ...listing, ...(history ? [endless(history.whole)] : [])]);
}

function mainLane(sweeps: SourceSweeps, progress: SourceProgress, reading: Reading, hasHistory: boolean): Lane {
  const { env } = reading;
  const measure = measureRates(env.clock);
  const canBeHot = env.pace === 'service' && sweeps.source.pattern === undefined;
  return {
    plan: planMain,
    over(found) {
      const streams = sweeps.streams.all();
      progress.rate = measure(streams);
      if (canBeHot && progress.endedAt === undefined) for (const stream of chooseHot(streams)) stream.isHot = true;
      progress.quietRounds = progress.endedAt === undefined || found > 0 ? 0 : progress.quietRounds + 1;
      if (!hasHistory && !progress.hasHistory && streams.every(({ mark, isGone }) => isGone || mark !== -Infinity)) {
        progress.hasHistory = true;
        reading.changed();
      }
      progress.rounds.wake();
    },
  };
}

async function endless(work: Promise<void>): Promise<never> {
  await work;
  return new Promise(() => undefined);
}
