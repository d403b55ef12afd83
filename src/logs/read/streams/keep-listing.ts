import { faultOf } from '../calls/faults.ts';
import { listStreams } from './list-streams.ts';
import type { Reading } from '../reading.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';

/** Milliseconds between two looks for new streams: as long as some are expected, and when none are. */
const eager = 5_000;
const patient = 60_000;

/** Milliseconds for which a page of a list must suffice. */
const perPage = 600;

/** Looks for streams until the signal is given; `first` is called when that has been done once. */
export async function keepListing(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  { env }: Reading,
  signal: AbortSignal,
  first: () => void,
): Promise<never> {
  const { source, streams, calls } = sweeps;
  let pause = eager;
  for (;;) {
    const began = env.clock.elapsed();
    try {
      const listed = await listStreams(source, calls, signal);
      const isNew = streams.listed(listed.streams);
      dropGone(sweeps, listed.streams);
      pause = Math.max(perPage * listed.pages, nextPause(sweeps, progress, isNew ? eager : pause));
    } catch (error) {
      signal.throwIfAborted();
      // Who may not list streams may still read them: events tell which there are.
      pause = faultOf(error) === 'gone' ? eager : patient;
    }
    progress.listedAt = began;
    first();
    await progress.nap.rest(pause, signal);
  }
}

function nextPause({ source, streams }: SourceSweeps, { endedAt }: SourceProgress, before: number): number {
  const known = streams.all().length;
  if (endedAt !== undefined || known === 0) return eager;
  const expected = 'names' in source.streams ? source.streams.names.length : source.hosts;
  if (expected !== undefined) return known < expected ? eager : patient;
  return Math.min(patient, 2 * before);
}

/** A stream that was deleted can't be named in a call any more. */
function dropGone({ source, streams }: SourceSweeps, listed: readonly { name: string }[]): void {
  if ('prefix' in source.streams && source.streams.prefix === '') return;
  const names = new Set(listed.map(({ name }) => name));
  for (const stream of streams.all()) if (!names.has(stream.stream.name)) stream.isGone = true;
}
