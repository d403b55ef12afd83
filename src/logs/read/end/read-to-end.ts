import { receivedBy } from './conclude.ts';
import { faultOf } from '../calls/faults.ts';
import { faultWords } from '../calls/fault-words.ts';
import { finish } from './finish.ts';
import { followInLanes } from '../sweeps/lanes.ts';
import type { SourceState } from '../reader.ts';
import type { Reading } from '../reading.ts';
import { readOnce } from './read-once.ts';
import { isOwnMistake } from '../calls/source-fault.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';

/** Reads a source until its job has ended and all is told, or, where nothing is followed, what is there. */
export async function readToEnd(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
): Promise<SourceState> {
  const { env, sink, troubles } = reading;
  sink.source(sweeps.source.id, { kind: 'waiting' });
  const over = new AbortController();
  const signal = AbortSignal.any([env.signal, over.signal]);
  const work = env.follow
    ? [finish(sweeps, progress, reading, signal), followInLanes(sweeps, progress, reading, signal)]
    : [readOnce(sweeps, progress, reading, signal)];
  try {
    return await Promise.race(work);
  } catch (error) {
    env.signal.throwIfAborted();
    if (isOwnMistake(error)) throw error;
    return { kind: 'incomplete', streams: receivedBy(sweeps), why: faultWords(faultOf(error), error) };
  } finally {
    over.abort();
    progress.hasHistory = true;
    await Promise.allSettled(work);
    troubles.over(sweeps.source.id);
  }
}
