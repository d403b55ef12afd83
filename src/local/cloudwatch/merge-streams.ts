import type { DatabaseSync } from 'node:sqlite';
import type { EventPosition } from './event-position.ts';
import type { StreamRow } from './find.ts';
import { withMessage } from './stored-message.ts';

/** An event of one of several streams, with its place in their common order: time, ingestion, stream, sequence. */
export interface MergedEvent extends EventPosition {
  name: string;
  ingestion: number;
  message: string;
}

export interface MergeQuery {
  /** Inclusive, milliseconds. */
  startTime: number;
  /** Exclusive, milliseconds. */
  endTime: number;
  forward: boolean;
  /** The last event that was told already. */
  after?: Omit<MergedEvent, 'message' | 'name'>;
}

/** The events of streams, interleaved by time and then by ingestion. Each stream is read only as far as it is needed. */
export function* mergeStreams(
  state: DatabaseSync,
  streams: readonly StreamRow[],
  query: MergeQuery,
): Generator<MergedEvent> {
  const sign = query.forward ? 1 : -1;
  const sources = streams
    .filter(
      ({ first_event: first, last_event: last }) =>
        (first ?? Infinity) < query.endTime && (last ?? -1) >= query.startTime,
    )
    .map((stream) => readStream(state, stream, query))
    .flatMap((source) => {
      const { value, done } = source.next();
      return done ? [] : [{ source, next: value }];
    });
  try {
    while (sources.length > 0) {
      const chosen = firstOf(sources, sign);
      yield chosen.next;
      const { value, done } = chosen.source.next();
      if (done) sources.splice(sources.indexOf(chosen), 1);
      else chosen.next = value;
    }
  } finally {
    // A statement left open would hold an old state of the database, in which nothing can be written any more.
    for (const { source } of sources) source.return(undefined);
  }
}

interface Source {
  source: Generator<MergedEvent>;
  next: MergedEvent;
}

function firstOf(sources: readonly Source[], sign: number): Source {
  return sources.reduce((first, other) => (sign * compare(other.next, first.next) < 0 ? other : first));
}

function* readStream(state: DatabaseSync, stream: StreamRow, query: MergeQuery): Generator<MergedEvent> {
  const { forward, after } = query;
  const [startTime, endTime] = forward
    ? [Math.max(query.startTime, after?.timestamp ?? 0), query.endTime]
    : [query.startTime, Math.min(query.endTime, (after?.timestamp ?? Infinity) + 1)];
  const order = forward ? 'ASC' : 'DESC';
  const rows = state
    .prepare(
      `SELECT timestamp, sequence, ingestion, message FROM log_events WHERE stream = ? AND timestamp >= ? AND timestamp < ?
       ORDER BY timestamp ${order}, sequence ${order}`,
    )
    .iterate(stream.id, startTime, endTime);
  for (const row of rows as Iterable<unknown> as Iterable<StoredRow>) {
    const event = { ...withMessage(row), stream: stream.id, name: stream.name };
    if (after === undefined || (forward ? compare(event, after) > 0 : compare(event, after) < 0)) yield event;
  }
}

type StoredRow = Omit<MergedEvent, 'stream' | 'name' | 'message'> & { message: string | Uint8Array };
type Place = Omit<MergedEvent, 'message' | 'name'>;

function compare(a: Place, b: Place): number {
  return a.timestamp - b.timestamp || a.ingestion - b.ingestion || a.stream - b.stream || a.sequence - b.sequence;
}
