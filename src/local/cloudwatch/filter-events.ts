import type { Embedded } from '../embedded.ts';
import { pageToken, positionIn } from '../page-token.ts';
import { positionNumber } from './event-position.ts';
import { filterPattern } from './filter-pattern.ts';
import { needGroup, needStream, streamsFrom, type GroupNamed, type GroupRow, type StreamRow } from './find.ts';
import { mergeStreams, type MergedEvent, type MergeQuery } from './merge-streams.ts';
import { eventBytes, maxPageBytes, maxPageEvents } from './page-limits.ts';
import { badParameter, badToken } from './refusals.ts';

interface FilterEvents extends GroupNamed {
  logStreamNames?: readonly string[];
  logStreamNamePrefix?: string;
  /** Inclusive, milliseconds. */
  startTime?: number;
  /** Exclusive, milliseconds. */
  endTime?: number;
  filterPattern?: string;
  nextToken?: string;
  limit?: number;
  startFromHead?: boolean;
}

/** Events read for one page, matching or not: a pattern that matches little gives short pages, even empty ones. */
const maxScanned = 100_000;

const tokenKind = 'events';

/** FilterLogEvents: many streams in one order. There is more as long as there is a `nextToken`, however short the page. */
export function filterLogEvents(input: FilterEvents, aws: Embedded): object {
  const group = needGroup(aws.state, input);
  const matches = filterPattern(input.filterPattern ?? '');
  const { limit = maxPageEvents } = input;
  const page: MergedEvent[] = [];
  let last: MergedEvent | undefined;
  let [bytes, scanned] = [0, 0];
  for (const event of mergeStreams(aws.state, streamsOf(input, group, aws), queryOf(input))) {
    const matched = matches(event.message);
    const size = matched ? eventBytes(event.message) : 0;
    const full = page.length === limit || scanned === maxScanned || (bytes + size > maxPageBytes && page.length > 0);
    if (full && last) return { ...told(page), nextToken: tokenAt(last) };
    if (matched) page.push(event);
    bytes += size;
    scanned += 1;
    last = event;
  }
  return told(page);
}

function streamsOf(input: FilterEvents, group: GroupRow, aws: Embedded): StreamRow[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names && prefix !== undefined) {
    throw badParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  if (names) return [...new Set(names)].map((name) => needStream(aws.state, group, name));
  return [...streamsFrom(aws.state, group, prefix ?? '')];
}

function queryOf(input: FilterEvents): MergeQuery {
  const { startTime = 0, endTime = Infinity, startFromHead: forward = true } = input;
  return {
    startTime,
    endTime: Math.min(endTime, Number.MAX_SAFE_INTEGER),
    forward,
    ...(input.nextToken === undefined ? {} : { after: placeIn(input.nextToken) }),
  };
}

function tokenAt({ timestamp, ingestion, stream, sequence }: MergedEvent): string {
  return pageToken(tokenKind, [timestamp, ingestion, stream, sequence]);
}

function placeIn(token: string): NonNullable<MergeQuery['after']> {
  const position = positionIn(tokenKind, token);
  if (position?.length !== 4 || !position.every(isWhole)) throw badToken();
  const [timestamp = 0, ingestion = 0, stream = 0, sequence = 0] = position;
  return { timestamp, ingestion, stream, sequence };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function told(page: readonly MergedEvent[]): object {
  return {
    events: page.map((event) => ({
      logStreamName: event.name,
      timestamp: event.timestamp,
      message: event.message,
      ingestionTime: event.ingestion,
      eventId: positionNumber(event),
    })),
    searchedLogStreams: [],
  };
}
