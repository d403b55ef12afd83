import type { LogEvent } from '../../event.ts';
import type { LogStream } from '../../stream.ts';
import { hashEvent, type Hash } from './event-hash.ts';
import type { ReadStream } from '../streams/read-stream.ts';
import type { Resumed } from './resumed.ts';
import type { ServiceClock } from '../sweeps/service-clock.ts';
import type { Sight, Sighting } from './sighting.ts';
import { skewOf } from '../sweeps/skew.ts';

/** An event as either API tells it. */
export interface RawEvent {
  logStreamName?: string | undefined;
  timestamp?: number | undefined;
  ingestionTime?: number | undefined;
  message?: string | undefined;
  eventId?: string | undefined;
}

/** How a page was come by. */
export interface PageContext {
  sighting: Sighting;
  /** The stream that a page without names is of. */
  of?: ReadStream;
  /** Older than what was told already, but not late. */
  isHistory?: boolean;
  /** The newest event comes first; told is the oldest first. */
  isBackward?: boolean;
  /** Told is only what this lets through; it sees each event but repeated ones. */
  audit?: (stream: ReadStream, timestamp: number, hash: Hash, sight: Sight) => boolean;
}

/** What was read of a source: tells what is new and learns from it. */
export interface Ledger {
  /** How many events were new. */
  take(page: readonly RawEvent[], context: PageContext): number;
  /** Events told, and characters of them. */
  told(): number;
  characters(): number;
}

export interface LedgerParts {
  serviceClock: ServiceClock;
  streamOf(name: string): ReadStream;
  /** Inclusive and exclusive. */
  since: number;
  until: number;
  resumed: Resumed;
  tell(events: readonly LogEvent[]): void;
}

/** Events of a page that share a stream mostly follow each other, so that the last stream is looked at first. */
export function openLedger({ serviceClock, streamOf, since, until, resumed, tell }: LedgerParts): Ledger {
  const hash: Hash = { high: 0, low: 0 };
  let [told, characters] = [0, 0];

  return {
    take(page, { sighting, of, isHistory = false, isBackward = false, audit }) {
      const fresh: LogEvent[] = [];
      const spreads = new Map<ReadStream, { least: number; most: number }>();
      let [last, name] = [of, of?.stream.name];
      let spread: { least: number; most: number } | undefined;
      sighting.page();
      for (const { logStreamName, timestamp = 0, ingestionTime, message = '', eventId } of page) {
        if (timestamp < since || timestamp >= until) continue;
        if (!of && logStreamName !== name) {
          name = logStreamName;
          last = streamOf(name ?? '');
          spread = undefined;
        }
        if (!last) continue;
        const ingestion = ingestionTime ?? timestamp;
        hashEvent(last.hash, timestamp, ingestion, message, hash);
        const sight = sighting.see(timestamp, hash, eventId);
        if (sight === 'repeated') continue;
        const wasTold = resumed.wasTold(ingestion, hash);
        const isWanted = audit ? !wasTold && audit(last, timestamp, hash, sight) : sight === 'new' && !wasTold;
        if (ingestion > last.ingested) last.ingested = ingestion;
        if (!isWanted) continue;
        resumed.note(ingestion, hash);
        if (!spread) {
          spread = spreads.get(last) ?? { least: Infinity, most: -Infinity };
          spreads.set(last, spread);
        }
        // One that the sweep before did not find, though it reached that far, was under way for longer than its stamps say.
        const delay = (isHistory ? ingestion : Math.max(ingestion, last.mark)) - timestamp;
        if (delay < spread.least) spread.least = delay;
        if (delay > spread.most) spread.most = delay;
        last.told += 1;
        if (!isHistory) last.tail += 1;
        characters += message.length;
        fresh.push(eventOf(last, timestamp, ingestionTime, eventId, message, !isHistory && timestamp < last.newest));
        if (timestamp > last.newest) last.newest = timestamp;
      }
      told += fresh.length;
      const corrected = new Map<LogStream, number>();
      for (const [stream, { least, most }] of spreads) {
        const before = stream.skew;
        stream.delays.note(least, most);
        learn(stream, serviceClock);
        if (stream.skew !== undefined && stream.skew !== before) corrected.set(stream.stream, stream.skew);
      }
      if (corrected.size > 0) correct(fresh, corrected);
      if (isBackward) fresh.reverse();
      if (fresh.length > 0) tell(fresh);
      return fresh.length;
    },
    told: () => told,
    characters: () => characters,
  };
}

/** Pages from which a skew is told; fewer may all have been delayed. */
const enough = 20;

function learn(stream: ReadStream, serviceClock: ServiceClock): void {
  serviceClock.note(stream.ingested);
  if (stream.told >= enough) stream.skew = skewOf(stream.delays, stream.skew);
  stream.lag = Math.max(0, serviceClock.now() - (stream.newest - (stream.skew ?? 0)));
}

/** What a page taught of a clock holds for the page itself. */
function correct(events: readonly LogEvent[], skews: ReadonlyMap<LogStream, number>): void {
  for (const event of events) {
    const skew = skews.get(event.stream);
    if (skew !== undefined) event.skew = skew;
  }
}

function eventOf(
  { stream, skew }: ReadStream,
  timestamp: number,
  ingestion: number | undefined,
  id: string | undefined,
  message: string,
  isLate: boolean,
): LogEvent {
  const event: LogEvent = { stream, timestamp, message };
  if (ingestion !== undefined) event.ingestion = ingestion;
  if (id !== undefined) event.id = id;
  if (skew !== undefined) event.skew = skew;
  if (isLate) event.isLate = true;
  return event;
}
