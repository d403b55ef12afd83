import { digest, type Digest } from './digest.ts';
import type { Hash } from './event-hash.ts';
import { hashSet, type HashSet } from './hash-set.ts';

/** Which events of a source were told already. */
export interface ToldEvents {
  /**
   * Notes an event. `new`: it had not been told. `forgotten`: of its time only a digest is left, which the closing audit
   * compares; it must not be told, for it mostly was.
   */
  add(timestamp: number, hash: Hash): 'new' | 'told' | 'forgotten';
  /** Notes an event of a time of which only a digest is left. */
  addForgotten(timestamp: number, hash: Hash): void;
  /** Times of which only digests are left, in order. */
  forgotten(): readonly Forgotten[];
  /** Events that are remembered one by one. */
  size(): number;
}

/** Of these times, milliseconds since 1970, only a digest is left. */
export interface Forgotten {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
  digest: Digest;
}

/** Milliseconds of event time that are remembered and forgotten together. */
const span = 4_096;

/** Digests of neighbouring times become one when there are more than this, so that they take at most 4 MB. */
const mostDigests = 4_000;

/**
 * Remembers the `room` events whose times were looked at last, 11 to 23 bytes each, which is all of them in all but floods; of
 * others a kilobyte for some seconds of them.
 */
export function toldEvents(room = 1_500_000): ToldEvents {
  const segments = new Map<number, Segment>();
  let digests: Forgotten[] = [];
  let [size, turn] = [0, 0];
  let last: Segment | undefined;

  const segmentAt = (number: number): Segment | undefined => {
    if (last?.number === number) return last;
    let found = segments.get(number);
    if (!found) {
      if (digestAt(digests, number * span)) return undefined;
      found = { number, hashes: hashSet(), turn };
      segments.set(number, found);
    }
    turn += 1;
    found.turn = turn;
    last = found;
    return found;
  };

  const forget = (): void => {
    const oldest = [...segments.values()].sort((a, b) => a.turn - b.turn);
    const made: Forgotten[] = [];
    for (const segment of oldest) {
      if (size <= 0.75 * room || segment === last) break;
      segments.delete(segment.number);
      size -= segment.hashes.size();
      const around = digestAt(digests, segment.number * span);
      if (around) around.digest.merge(digestOf(segment).digest);
      else made.push(digestOf(segment));
    }
    digests = [...digests, ...made].sort((a, b) => a.from - b.from);
    while (digests.length > mostDigests) digests = inPairs(digests);
  };

  return {
    add(timestamp, hash) {
      const segment = segmentAt(Math.floor(timestamp / span));
      if (!segment) return 'forgotten';
      if (!segment.hashes.add(hash)) return 'told';
      size += 1;
      if (size > room && segments.size > 1) forget();
      return 'new';
    },
    addForgotten: (timestamp, hash) => digestAt(digests, timestamp)?.digest.add(hash),
    forgotten: () => digests,
    size: () => size,
  };
}

interface Segment {
  number: number;
  hashes: HashSet;
  /** When it was last looked at, in a count of looks. */
  turn: number;
}

function digestOf({ number, hashes }: Segment): Forgotten {
  const all = digest();
  hashes.each((hash) => all.add(hash));
  return { from: number * span, to: (number + 1) * span, digest: all };
}

/** Makes one of each two neighbours, over the time between them. */
function inPairs(digests: readonly Forgotten[]): Forgotten[] {
  return digests.flatMap((one, index) => {
    const next = digests[index + 1];
    if (index % 2 === 1) return [];
    if (next) one.digest.merge(next.digest);
    return [{ ...one, to: next?.to ?? one.to }];
  });
}

/** The digest of a time, by halving. */
export function digestAt(digests: readonly Forgotten[], timestamp: number): Forgotten | undefined {
  let [low, high] = [0, digests.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((digests[middle]?.to ?? 0) <= timestamp) low = middle + 1;
    else high = middle;
  }
  const found = digests[low];
  return found && found.from <= timestamp ? found : undefined;
}
