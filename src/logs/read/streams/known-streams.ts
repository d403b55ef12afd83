import type { LogSource } from '../../source.ts';
import { learnDelays } from '../sweeps/delays.ts';
import type { ListedStream } from './list-streams.ts';
import { readStream, type ReadStream } from './read-stream.ts';
import type { Reading } from '../reading.ts';

/** The streams of a source that have been seen. */
export interface KnownStreams {
  all(): readonly ReadStream[];
  /** The stream of that name; it is made known where it was not. */
  of(name: string): ReadStream;
  /** Takes a full list of what exists; whether there was something new. */
  listed(streams: readonly ListedStream[]): boolean;
}

/** Milliseconds by which the service's time of the last event must lie before the last sweep that did not find it. */
const surely = 10_000;

/** Milliseconds between two readings of a stream from its head for that. */
const seldom = 300_000;

export function knownStreams(source: LogSource, reading: Reading): KnownStreams {
  const { env, serviceClock } = reading;
  const byName = new Map<string, ReadStream>();
  let all: ReadStream[] = [];
  const reread = new Map<ReadStream, number>();

  const of = (name: string): ReadStream => {
    const known = byName.get(name);
    if (known) {
      known.isGone = false;
      return known;
    }
    const made = readStream(reading.open(source, name), env.clock.elapsed());
    byName.set(name, made);
    all = [...all, made];
    return made;
  };

  /** Its host's clock may have been set back, so that its events lie before all that is looked at. */
  const isMissed = (stream: ReadStream, ingested: number): boolean =>
    source.pattern === undefined &&
    source.until === undefined &&
    !stream.isHot &&
    stream.mark !== -Infinity &&
    ingested > stream.ingested &&
    ingested < stream.mark - surely &&
    env.clock.elapsed() - (reread.get(stream) ?? -Infinity) > seldom;

  return {
    all: () => all,
    of,
    listed(streams) {
      const before = all.length;
      for (const { name, created = -Infinity, ingested = -Infinity } of streams) {
        serviceClock.note(Math.max(created, ingested));
        const stream = of(name);
        if (!isMissed(stream, ingested)) continue;
        reread.set(stream, env.clock.elapsed());
        Object.assign(stream, { mark: -Infinity, deepMark: -Infinity, delays: learnDelays() });
      }
      return all.length > before;
    },
  };
}
