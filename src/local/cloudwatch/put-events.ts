import type { Embedded } from '../embedded.ts';
import { needGroup, needStream } from './find.ts';
import { badParameter } from './refusals.ts';

interface PutEvents {
  logGroupName: string;
  logStreamName: string;
  logEvents: readonly { timestamp: number; message: string }[];
}

/** CloudWatch's limits of one batch, in bytes and milliseconds. An event counts 26 bytes beside its message. */
const maxBatch = 1_048_576;
const maxEvent = 1_048_576;
const perEvent = 26;
const hour = 3_600_000;
const day = 24 * hour;
const maxSpan = day;
const maxAge = 14 * day;
const maxAhead = 2 * hour;

/** PutLogEvents: the batch is refused whole, or taken but for events that are too old or too far ahead. */
export function putLogEvents(input: PutEvents, aws: Embedded): object {
  const { logEvents: events } = input;
  const stream = needStream(aws.state, needGroup(aws.state, input), input.logStreamName);
  checkBatch(events);
  const now = aws.now();
  const start = countOf(events, ({ timestamp }) => timestamp < now - maxAge);
  const end = countOf(events, ({ timestamp }) => timestamp <= now + maxAhead);
  aws.logs.append(input.logGroupName, input.logStreamName, events.slice(start, end), now);
  const rejected = {
    ...(start > 0 ? { tooOldLogEventEndIndex: start } : {}),
    ...(end < events.length ? { tooNewLogEventStartIndex: end } : {}),
  };
  return {
    nextSequenceToken: String(stream.id).padStart(56, '0'),
    ...(Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {}),
  };
}

function checkBatch(events: PutEvents['logEvents']): void {
  let bytes = 0;
  let before = -Infinity;
  for (const { timestamp, message } of events) {
    if (timestamp < before) {
      throw badParameter('Log events in a single PutLogEvents request must be in chronological order.');
    }
    before = timestamp;
    const size = Buffer.byteLength(message) + perEvent;
    if (size > maxEvent) throw badParameter(`Log event too large: ${size} bytes exceeds limit of ${maxEvent}`);
    bytes += size;
  }
  if (bytes > maxBatch) throw badParameter(`Upload too large: ${bytes} bytes exceeds limit of ${maxBatch}`);
  if (before - (events[0]?.timestamp ?? before) > maxSpan) {
    throw badParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

/** How many events from the start are so; the events are in the order of time. */
function countOf(events: PutEvents['logEvents'], is: (event: { timestamp: number }) => boolean): number {
  const first = events.findIndex((event) => !is(event));
  return first < 0 ? events.length : first;
}
