import type { LogSource } from '../source.ts';
import type { ReadStream } from './streams/read-stream.ts';
import { readToEnd } from './end/read-to-end.ts';
import type { ReadingState, SourceState } from './reader.ts';
import type { Reading } from './reading.ts';
import { sourceProgress } from './source-progress.ts';
import { sourceSweeps } from './sweeps/source-sweeps.ts';

/** One source that is being read, from its beginning to its end. */
export interface SourceReader {
  /** Its job has ended. */
  end(): void;
  streams(): readonly ReadStream[];
  /** All that was there at the start has been told. */
  hasHistory(): boolean;
  /** All that stood before this time has been; Infinity: all has. */
  historyTo(): number;
  state(): ReadingState['sources'][number];
  /** How it ended. Rejects with an `AbortError` when the signal was given, with anything else by a fault of mlx. */
  done: Promise<SourceState>;
}

/** Milliseconds by which something may become readable after what was taken in later. */
const visibility = 30_000;

export function readSource(
  source: LogSource,
  reading: Reading,
  before: ReadingState['sources'][number] | undefined,
): SourceReader {
  const sweeps = sourceSweeps(source, reading, before);
  const progress = sourceProgress(reading.env.clock);
  return {
    end() {
      progress.endedAt ??= reading.env.clock.elapsed();
      progress.nap.wake();
    },
    streams: sweeps.streams.all,
    hasHistory: () => progress.hasHistory,
    historyTo: () => (progress.hasHistory ? Infinity : sweeps.historyTo()),
    state() {
      const marks = sweeps.streams.all().filter(({ isGone }) => !isGone);
      const reached = Math.min(...marks.map(({ deepMark }) => deepMark)) - visibility;
      const told = progress.hasHistory && marks.length > 0 ? reached : -Infinity;
      return { group: source.group, streams: source.streams, ...sweeps.resumed.state(told) };
    },
    done: readToEnd(sweeps, progress, reading),
  };
}
