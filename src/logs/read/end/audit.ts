import { digest, type Digest } from '../told/digest.ts';
import type { Hash } from '../told/event-hash.ts';
import type { ReadStream } from '../streams/read-stream.ts';
import { digestAt, type Forgotten, type ToldEvents } from '../told/told-events.ts';
import type { Sight } from '../told/sighting.ts';

/** Counts what the service has, and tells what of it is missing. */
export interface Audit {
  /** Takes each event of the range once; whether it is to be told. */
  see(stream: ReadStream, timestamp: number, hash: Hash, sight: Sight): boolean;
  expected(stream: ReadStream): number;
  /** After all was seen: times of which only a digest was left and that lack events. They are to be read again. */
  lacking(): readonly Lack[];
}

export interface Lack {
  /** Inclusive and exclusive. */
  from: number;
  to: number;
  /** Whether it is one of those that are missing. Tells it of each once. */
  isMissing(timestamp: number, hash: Hash): boolean;
}

export function openAudit(told: ToldEvents): Audit {
  const counts = new Map<ReadStream, number>();
  // What is forgotten from now on was told one by one when it is seen.
  const ranges: Forgotten[] = told.forgotten().map((one) => ({ ...one, digest: digest(one.digest.cells.slice()) }));
  const found = new Map<Forgotten, Digest>();
  return {
    see(stream, timestamp, hash, sight) {
      counts.set(stream, (counts.get(stream) ?? 0) + 1);
      if (sight !== 'forgotten') return sight === 'new';
      const range = digestAt(ranges, timestamp);
      if (!range) return false;
      const seen = found.get(range) ?? digest();
      seen.add(hash);
      found.set(range, seen);
      return false;
    },
    expected: (stream) => counts.get(stream) ?? 0,
    lacking: () =>
      [...found].flatMap(([range, seen]) => {
        const missing = seen.beyond(range.digest);
        if (!missing || missing.length === 0) return [];
        return [{ from: range.from, to: range.to, isMissing: missingOf(missing, told) }];
      }),
  };
}

function missingOf(missing: readonly Hash[], told: ToldEvents): Lack['isMissing'] {
  const names = new Set(missing.map(nameOf));
  return (timestamp, hash) => {
    if (!names.delete(nameOf(hash))) return false;
    told.addForgotten(timestamp, hash);
    return true;
  };
}

function nameOf({ high, low }: Hash): string {
  return `${high}/${low}`;
}
