import type { Embedded } from '../embedded.ts';
import { withMessage } from './stored-message.ts';
import { positionNumber, readPosition } from './event-position.ts';
import { needGroup, needStream, type GroupNamed, type StreamRow } from './find.ts';
import { eventBytes, maxPageBytes, maxPageEvents } from './page-limits.ts';
import { badToken } from './refusals.ts';

interface GetEvents extends GroupNamed {
  logStreamName: string;
  /** Inclusive, milliseconds. */
  startTime?: number;
  /** Exclusive, milliseconds. */
  endTime?: number;
  nextToken?: string;
  limit?: number;
  startFromHead?: boolean;
}

interface EventRow {
  timestamp: number;
  sequence: number;
  ingestion: number;
  message: string;
}

type StoredRow = Omit<EventRow, 'message'> & { message: string | Uint8Array };

/** Where a page begins: before the first event at or after it, or after the last one before it. */
interface Start {
  forward: boolean;
  timestamp: number;
  sequence: number;
}

const endOfTime = 8_640_000_000_000_000;

/**
 * GetLogEvents: a page of one stream in the order of time. Tokens are positions in event time, so an event that comes in late
 * behind a token is not told any more; at the end the token that was sent comes back.
 */
export function getLogEvents(input: GetEvents, aws: Embedded): object {
  const stream = needStream(aws.state, needGroup(aws.state, input), input.logStreamName);
  const start = startOf(input, stream);
  const rows = readPage(aws, stream, start, input);
  const [first, last] = [rows[0], rows.at(-1)];
  const forward = last ? { ...last, sequence: last.sequence + 1 } : settled(start, input);
  const backward = first ?? settled(start, input);
  return {
    events: rows.map(({ timestamp, ingestion, message }) => ({ timestamp, message, ingestionTime: ingestion })),
    nextForwardToken: `f/${numberAt(stream, forward)}`,
    nextBackwardToken: `b/${numberAt(stream, backward)}`,
  };
}

function startOf(input: GetEvents, stream: StreamRow): Start {
  if (input.nextToken === undefined) {
    return input.startFromHead
      ? { forward: true, timestamp: input.startTime ?? 0, sequence: 0 }
      : { forward: false, timestamp: input.endTime ?? endOfTime, sequence: 0 };
  }
  const [, direction, number] = /^([fb])\/(\d{56})(?:\/s)?$/u.exec(input.nextToken) ?? [];
  const position = readPosition(number ?? '');
  if (position?.stream !== stream.id) throw badToken();
  return { forward: direction === 'f', timestamp: position.timestamp, sequence: position.sequence };
}

function readPage(aws: Embedded, stream: StreamRow, start: Start, input: GetEvents): EventRow[] {
  const { startTime = 0, endTime = endOfTime, limit = maxPageEvents } = input;
  const rows = aws.state
    .prepare(
      `SELECT timestamp, sequence, ingestion, message FROM log_events
       WHERE stream = ? AND (timestamp, sequence) ${start.forward ? '>=' : '<'} (?, ?) AND timestamp >= ? AND timestamp < ?
       ORDER BY timestamp ${start.forward ? 'ASC' : 'DESC'}, sequence ${start.forward ? 'ASC' : 'DESC'} LIMIT ?`,
    )
    .iterate(stream.id, start.timestamp, start.sequence, startTime, endTime, limit);
  const page: EventRow[] = [];
  let bytes = 0;
  for (const stored of rows as Iterable<unknown> as Iterable<StoredRow>) {
    const row = withMessage(stored);
    bytes += eventBytes(row.message);
    if (bytes > maxPageBytes && page.length > 0) break;
    page.push(row);
  }
  return start.forward ? page : page.toReversed();
}

/** The position of an empty page: where it was asked for, or, of a stream read from its end, where events will come. */
function settled(start: Start, { startTime = 0 }: GetEvents): Pick<Start, 'timestamp' | 'sequence'> {
  return start.timestamp === endOfTime ? { timestamp: startTime, sequence: 0 } : start;
}

function numberAt(stream: StreamRow, { timestamp, sequence }: Pick<Start, 'timestamp' | 'sequence'>): string {
  return positionNumber({ timestamp, stream: stream.id, sequence });
}
