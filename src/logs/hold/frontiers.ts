import type { PlacedLine } from '../line.ts';
import { keyOf } from './held-lines.ts';

/** How far each stream has come, by places in time. */
export interface Frontiers {
  /** Takes lines in the order of their places; `isLive` where they are told as they are written, so that delays can be learned. */
  note(lines: readonly PlacedLine[], elapsed: number, isLive: boolean): void;
  /** No line is likely to come that is before it, of streams that are not later than the usual one by more than `patience`. */
  at(elapsed: number, patience: number): number;
}

interface Stream {
  newest: number;
  /** Milliseconds by which lines came later than they were stamped, the worst of each of the last batches. */
  delays: Float64Array;
  batches: number;
  /** The delay that hardly any batch exceeds. */
  delay: number;
}

/** How many batches are remembered, and how many of them may have been later than what counts as usual for a stream. */
const memory = 128;
const exceptions = 1;

/** Delays that were seen are not yet the worst. */
const margin = 1.1;

/** What a stream's delay is taken for at least while it has had few batches: its host's own, and the time between readings. */
const expected = 3_000;
const few = 48;

export function trackFrontiers(): Frontiers {
  const streams = new Map<number, Stream>();
  /** What the service's clock showed at least, and when here. */
  let ingested = -Infinity;
  let seenAt = 0;

  const streamOf = (index: number): Stream => {
    const known = streams.get(index);
    if (known) return known;
    const stream = { newest: -Infinity, delays: new Float64Array(memory), batches: 0, delay: expected };
    streams.set(index, stream);
    return stream;
  };
  const serviceTime = (elapsed: number): number => ingested + (elapsed - seenAt);

  return {
    note(lines, elapsed, isLive) {
      const oldest = new Map<Stream, number>();
      let newest = -Infinity;
      let index = -1;
      let stream = streamOf(lines[0]?.streamIndex ?? 0);
      for (const line of lines) {
        if (line.streamIndex !== index) stream = streamOf((index = line.streamIndex));
        const key = keyOf(line);
        if (key > stream.newest) stream.newest = key;
        if (isLive && !oldest.has(stream)) oldest.set(stream, key);
        if (line.ingestion !== undefined && line.ingestion > newest) newest = line.ingestion;
      }
      if (newest > serviceTime(elapsed)) {
        ingested = newest;
        seenAt = elapsed;
      }
      for (const [stream, key] of oldest) learn(stream, serviceTime(elapsed) - key);
    },
    at(elapsed, patience) {
      const now = serviceTime(elapsed);
      const usual = margin * usualDelay(streams);
      let least = Infinity;
      for (const { newest, delay } of streams.values()) {
        if (delay <= usual + patience) least = Math.min(least, Math.max(newest, now - Math.max(usual, delay)));
      }
      return least;
    },
  };
}

function learn(stream: Stream, delay: number): void {
  if (delay < 0) return;
  stream.delays[stream.batches % memory] = delay;
  stream.batches += 1;
  const known = stream.delays.toSorted();
  stream.delay = stream.batches < few ? Math.max(expected, known.at(-1) ?? 0) : (known.at(-1 - exceptions) ?? 0);
}

/** That of the stream in the middle. */
function usualDelay(streams: ReadonlyMap<number, Stream>): number {
  const delays = Float64Array.from(streams.values(), ({ delay }) => delay).sort();
  return delays[delays.length >> 1] ?? 0;
}
