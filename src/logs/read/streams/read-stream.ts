import type { LogStream } from '../../stream.ts';
import { learnDelays, type Delays } from '../sweeps/delays.ts';
import { nameHash } from '../told/event-hash.ts';

/** A stream of a source, and how far it has been read. */
export interface ReadStream {
  readonly stream: LogStream;
  readonly hash: number;
  /** Learned anew when its host's clock was set. */
  delays: Delays;
  /** When it was first seen, by the elapsed time here. */
  readonly seenAt: number;
  /** Events told. */
  told: number;
  /** The newest of their timestamps, and the last time at which the service took one in. */
  newest: number;
  ingested: number;
  /**
   * Service times: what was readable at `mark` was told, as far back as events usually come late, and what was readable at
   * `deepMark`, as far back as deep sweeps reach. -Infinity: it has not been read from its head.
   */
  mark: number;
  deepMark: number;
  /** By how much its host's clock is ahead, once that is known to be worth correcting. */
  skew: number | undefined;
  /** Milliseconds by which its newest event was behind when it was told. */
  lag: number;
  /** Events told that were not there before the reading began, and how many a second came lately. */
  tail: number;
  rate: number;
  /** The service no longer has it. */
  isGone: boolean;
  /** Read by itself, in the order of its tokens, because so much comes. */
  isHot: boolean;
}

export function readStream(stream: LogStream, seenAt: number): ReadStream {
  return {
    stream,
    hash: nameHash(stream.name),
    delays: learnDelays(),
    seenAt,
    told: 0,
    newest: -Infinity,
    ingested: -Infinity,
    mark: -Infinity,
    deepMark: -Infinity,
    skew: undefined,
    lag: 0,
    tail: 0,
    rate: 0,
    isGone: false,
    isHot: false,
  };
}
