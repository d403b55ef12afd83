import type { FilterLogEventsCommandInput, FilterLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { filterPattern } from '../../../src/local/cloudwatch/filter-pattern.ts';
import { exists, type LogGroups, type StoredEvent, type StoredGroup, type StoredStream } from './log-groups.ts';
import { bookmarkNumber, comparePositions, readBookmark, type Bookmark } from './position.ts';
import { badParameter, badToken, expiredToken } from './refusal.ts';
import { firstIndex, stepBack, takePage, type Distortion } from './take-page.ts';

/** Milliseconds since 1970 from which on the newest events may be asked for first. */
const firstBackward = Date.UTC(2024, 0, 1);

/** FilterLogEvents: events of many streams by time, then by when they were taken in, what a token has passed never again. */
export function filterEvents(
  groups: LogGroups,
  input: FilterLogEventsCommandInput,
  { now, tokenLife, distortion }: { now: number; tokenLife: number; distortion: Distortion },
): Omit<FilterLogEventsCommandOutput, '$metadata'> {
  const group = groups.group(input.logGroupName ?? '', now);
  const { startTime = 0, endTime = Infinity, limit } = input;
  const streams = streamsOf(groups, group, input, now);
  const matches = filterPattern(input.filterPattern ?? '');
  const token = input.nextToken === undefined ? undefined : readToken(input, now - tokenLife);
  const direction = token?.direction ?? directionOf(input);
  const choose = {
    limit: Math.min(limit ?? Infinity, distortion.mostEvents),
    isWithin: ({ timestamp }: StoredEvent) => timestamp >= startTime && timestamp <= endTime,
    isWanted: (event: StoredEvent) =>
      event.readable <= now && streams(event.stream) && matches(event.message) && !distortion.omits(event),
  };
  const first = startOf(group.events, direction, token?.at, { startTime, endTime });
  const from = token ? stepBack(group.events, first, direction, distortion.overlap, choose) : first;
  const page = takePage(group.events, from, direction, choose);

  const passed = token?.at ?? before(group.events[first], direction);
  const left = token?.at.emptyPages ?? 0;
  const told = { searchedLogStreams: [] };
  const tokenAt = (at: Bookmark): string => writeToken({ at, direction, issued: now, query: queryOf(input) });
  if (left < distortion.emptyPages) {
    return { ...told, events: [], nextToken: tokenAt({ ...passed, emptyPages: left + 1 }) };
  }
  const last = page.events.at(-1);
  const events = page.events.map(toldEvent);
  if (page.hasMore && last) return { ...told, events, nextToken: tokenAt({ ...last, emptyPages: 0 }) };
  return distortion.repeatsToken && input.nextToken !== undefined
    ? { ...told, events, nextToken: input.nextToken }
    : { ...told, events };
}

function directionOf({ startFromHead = true, startTime }: FilterLogEventsCommandInput): 1 | -1 {
  if (startFromHead) return 1;
  if (startTime === undefined || startTime < firstBackward) {
    throw badParameter('startFromHead can be false only with a startTime on or after January 1, 2024.');
  }
  return -1;
}

function streamsOf(
  groups: LogGroups,
  group: StoredGroup,
  { logStreamNames: names, logStreamNamePrefix: prefix }: FilterLogEventsCommandInput,
  now: number,
): (stream: StoredStream) => boolean {
  if (names && prefix !== undefined) {
    throw badParameter('logStreamNamePrefix and logStreamNames are mutually exclusive parameters.');
  }
  const named = names && new Set(names.map((name) => groups.stream(group, name, now)));
  return (stream) => (named ? named.has(stream) : stream.name.startsWith(prefix ?? '')) && exists(stream, now);
}

function startOf(
  events: readonly StoredEvent[],
  direction: 1 | -1,
  at: Bookmark | undefined,
  { startTime, endTime }: { startTime: number; endTime: number },
): number {
  if (direction === 1) {
    return firstIndex(events, (event) => (at ? comparePositions(event, at) > 0 : event.timestamp >= startTime));
  }
  return firstIndex(events, (event) => (at ? comparePositions(event, at) >= 0 : event.timestamp > endTime)) - 1;
}

/** A place that comes right before an event, or before all or after all where there is none. */
function before(event: StoredEvent | undefined, direction: 1 | -1): Bookmark {
  if (!event) return { timestamp: 0, ingestion: 0, serial: 0, emptyPages: 0 };
  return { ...event, serial: event.serial - direction, emptyPages: 0 };
}

function toldEvent(event: StoredEvent): NonNullable<FilterLogEventsCommandOutput['events']>[number] {
  return {
    logStreamName: event.stream.name,
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: event.ingestion,
    eventId: event.id,
  };
}

interface Token {
  at: Bookmark;
  direction: 1 | -1;
  /** Milliseconds since 1970. */
  issued: number;
  /** A token goes on with the query that it was given for, and no other. */
  query: string;
}

function queryOf(input: FilterLogEventsCommandInput): string {
  const { logGroupName, logStreamNames, logStreamNamePrefix, filterPattern, startTime, endTime } = input;
  return JSON.stringify([logGroupName, logStreamNames, logStreamNamePrefix, filterPattern, startTime, endTime]);
}

function writeToken({ at, direction, issued, query }: Token): string {
  return Buffer.from(JSON.stringify([bookmarkNumber(at), direction, issued, query])).toString('base64url');
}

function readToken(input: FilterLogEventsCommandInput, oldest: number): Token {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(input.nextToken ?? '', 'base64url').toString());
  } catch {
    throw badToken();
  }
  if (!Array.isArray(parts) || parts.length !== 4 || parts[3] !== queryOf(input)) throw badToken();
  const [digits, direction, issued, query] = parts as [string, 1 | -1, number, string];
  if (issued < oldest) throw expiredToken();
  return { at: readBookmark(digits), direction, issued, query };
}
