import type { Hash } from './event-hash.ts';
import type { ReadingState } from '../reader.ts';

type SourceState = ReadingState['sources'][number];

/** What an earlier reading of a source had told, and what the next one will have to know. */
export interface Resumed {
  wasTold(ingestion: number, hash: Hash): boolean;
  /** An event has been told. */
  note(ingestion: number, hash: Hash): void;
  /** What to write down, where all that was taken in before `told` has been told. */
  state(told: number): Pick<SourceState, 'told' | 'seen'>;
  /** The service's time to which the earlier one had come. */
  readonly from: number | undefined;
}

/** Events that are remembered for the next reading. */
const room = 65_536;

export function openResumed(before: Pick<SourceState, 'told' | 'seen'> | undefined): Resumed {
  const seen = new Set(before?.seen);
  const from = before && before.told > 0 ? before.told : undefined;
  const ring = { high: new Int32Array(room), low: new Int32Array(room), ingestion: new Float64Array(room) };
  let noted = 0;
  return {
    from,
    wasTold: (ingestion, hash) => before !== undefined && (ingestion < before.told || seen.has(nameOf(hash))),
    note(ingestion, { high, low }) {
      const at = noted % room;
      [ring.high[at], ring.low[at], ring.ingestion[at]] = [high, low, ingestion];
      noted += 1;
    },
    state(told) {
      const upTo = Math.max(told, from ?? 0, 0);
      const again = upTo === from ? [...seen] : [];
      for (let at = 0; at < Math.min(noted, room); at += 1) {
        const [high = 0, low = 0, ingestion = 0] = [ring.high[at], ring.low[at], ring.ingestion[at]];
        if (ingestion >= upTo) again.push(nameOf({ high, low }));
      }
      return { told: upTo, seen: again };
    },
  };
}

function nameOf({ high, low }: Hash): string {
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
