import type { LogEvent } from '../../../src/logs/event.ts';
import type { LogStream } from '../../../src/logs/stream.ts';

/** A stream of a reading, by its number. */
export function aStream(index = 0): LogStream {
  const host = `algo-${index + 1}`;
  return { index, source: 'train', group: '/g', name: `train/${host}-1700000000`, run: 'train', host };
}

/** Events of a stream, a millisecond after each other, from a time on. */
export function events(messages: readonly string[], more: Partial<LogEvent> = {}): LogEvent[] {
  const { timestamp = 1_000, stream = aStream() } = more;
  return messages.map((message, index) => ({ ...more, stream, message, timestamp: timestamp + index }));
}
