import type { FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import type { LogSource } from '../../source.ts';
import { callsOf, type Calls } from '../calls/call.ts';
import { knownStreams, type KnownStreams } from '../streams/known-streams.ts';
import { openLedger, type Ledger, type PageContext, type RawEvent } from '../told/ledger.ts';
import { deepNeedOf, needOf, type Sweep } from './plan-sweeps.ts';
import type { Priority } from '../../budget/call-budget.ts';
import type { ReadStream } from '../streams/read-stream.ts';
import type { ReadingState } from '../reader.ts';
import type { Reading } from '../reading.ts';
import { openResumed, type Resumed } from '../told/resumed.ts';
import { openSighting } from '../told/sighting.ts';
import { readSweep, type SweepRange } from './sweep.ts';
import { toldEvents, type ToldEvents } from '../told/told-events.ts';

/** What all that reads of one source works on: its streams, what of them was told, and the calls to read more. */
export interface SourceSweeps {
  source: LogSource;
  streams: KnownStreams;
  told: ToldEvents;
  ledger: Ledger;
  calls: Calls;
  resumed: Resumed;
  /** Milliseconds of a fast call, without this machine's own work. */
  roundTrip(): number;
  /** All that stands before this time has been told, where all streams are read in the order of time; Infinity: all. */
  historyTo(): number;
  /** When something new was told last, by the elapsed time here. */
  foundAt(): number;
  /** Reads a planned sweep and notes how far its streams have been read then. Tells how many events were new. */
  sweep(sweep: Sweep, signal: AbortSignal, priority?: Priority): Promise<number>;
  /** Reads all pages of a range of time; tells how many events were new. `page` gets each when it was told. */
  pages(
    range: Partial<SweepRange>,
    context: Omit<PageContext, 'sighting'>,
    how: { signal: AbortSignal; priority: Priority; page?: (events: readonly RawEvent[]) => void },
  ): Promise<number>;
}

/** Milliseconds of a call that are this machine's own work, however near the service is. */
const ownWork = 3;

export function sourceSweeps(
  source: LogSource,
  reading: Reading,
  before: ReadingState['sources'][number] | undefined,
): SourceSweeps {
  const { env, sink, serviceClock, troubles } = reading;
  const { since = 0, until = Infinity } = source;
  const calls = callsOf(env, troubles, source.id);
  const streams = knownStreams(source, reading);
  const told = toldEvents();
  const resumed = openResumed(before);
  /** What was before is no matter, or was told by an earlier reading. */
  const begun = Math.max(since, resumed.from ?? -Infinity);
  let [roundTrip, foundAt, reached] = [Infinity, -Infinity, -Infinity];
  const ledger = openLedger({
    serviceClock,
    streamOf: streams.of,
    since,
    until,
    resumed,
    tell: (events) => {
      if (foundAt === -Infinity) sink.source(source.id, { kind: 'reading' });
      foundAt = env.clock.elapsed();
      sink.events(events);
      reading.changed();
    },
  });

  const pages: SourceSweeps['pages'] = async (range, context, { signal, priority, page }) => {
    const whole = { group: source.group, streams: source.streams, pattern: source.pattern, from: since, to: until };
    const { isBackward = false } = range;
    const isWhole =
      !isBackward && (range.streams ?? source.streams) === source.streams && (range.from ?? since) <= begun;
    const sighting = openSighting(told, isBackward ? -1 : 1);
    let found = 0;
    await readSweep(
      { ...whole, ...range, from: Math.max(since, range.from ?? since) },
      async (input): Promise<FilterLogEventsCommandOutput> => {
        const began = env.clock.elapsed();
        const answer = await calls.filter(input, { priority, signal });
        roundTrip = Math.min(env.clock.elapsed() - began, 1.2 * roundTrip);
        return answer;
      },
      (events) => {
        found += ledger.take(events, { ...context, sighting, isBackward });
        if (isWhole) reached = Math.max(reached, events.at(-1)?.timestamp ?? reached);
        page?.(events);
      },
    );
    if (isWhole) reached = Infinity;
    return found;
  };

  return {
    source,
    streams,
    told,
    ledger,
    calls,
    resumed,
    roundTrip: () => (roundTrip === Infinity ? 0 : Math.max(0, roundTrip - ownWork)),
    historyTo: () => reached - Math.max(0, ...streams.all().map(({ skew = 0 }) => skew)),
    foundAt: () => foundAt,
    pages,
    async sweep({ streams: wanted, covers, from }, signal, priority) {
      const some = covers ?? streams.all();
      let asOf = serviceClock.now();
      let isFirst = true;
      const page = (events: readonly RawEvent[]): void => {
        if (isFirst) asOf = Math.max(asOf, lastIngestion(events));
        isFirst = false;
      };
      const found = await pages(
        { streams: wanted, from },
        {},
        { signal, priority: priority ?? reading.priorityOf(some), page },
      );
      noteMarks(covers ?? streams.all(), from, asOf);
      return found;
    },
  };
}

/** The service had taken in all of a page when it was asked for it: the page is as of this time at least. */
export function lastIngestion(events: readonly RawEvent[]): number {
  return events.reduce((last, { ingestionTime = -Infinity }) => Math.max(last, ingestionTime), -Infinity);
}

/** What was readable when a sweep began was told, if it began before the time from which the stream had to be read. */
function noteMarks(streams: readonly ReadStream[], from: number, began: number): void {
  for (const stream of streams) {
    const [isUsual, isDeep] = [from <= needOf(stream), from <= deepNeedOf(stream)];
    if (isUsual) stream.mark = Math.max(stream.mark, began);
    if (isDeep) stream.deepMark = Math.max(stream.deepMark, began);
  }
}
