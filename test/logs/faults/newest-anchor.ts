import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { awsName } from '../../../src/aws/aws-refusal.ts';
import type { LogEvent } from '../../../src/logs/event.ts';
import type { Reader, ReaderEnv, ReaderSink } from '../../../src/logs/read/reader.ts';
import type { LogSource } from '../../../src/logs/source.ts';
import type { LogStream } from '../../../src/logs/stream.ts';

/**
 * Reads as most followers of CloudWatch do: every two seconds from the newest time on that any event had. It stands for what
 * is wrong with that; the tests show that these conditions make it lose lines.
 */
export function newestAnchorReader({ client, clock, signal }: ReaderEnv, sink: ReaderSink): Reader {
  const streams = new Map<string, LogStream>();
  const seen = new Set<string>();
  const ended = new Set<string>();
  const readings: Promise<void>[] = [];
  let newest = 0;

  const streamOf = ({ id, group, run }: LogSource, name: string): LogStream => {
    const known = streams.get(name) ?? { index: streams.size, source: id, group, name, run, host: name };
    if (!streams.has(name)) sink.stream(known);
    streams.set(name, known);
    return known;
  };

  const poll = async (source: LogSource): Promise<void> => {
    const logStreamNamePrefix = 'prefix' in source.streams ? source.streams.prefix : '';
    const startTime = newest;
    for (let nextToken: string | undefined; ;) {
      const input = { logGroupName: source.group, logStreamNamePrefix, startTime, nextToken };
      const answer = await client.send(new FilterLogEventsCommand(input));
      const events = (answer.events ?? []).flatMap((event): LogEvent[] => {
        const { eventId: id = '', timestamp = 0, message = '', logStreamName = '' } = event;
        if (seen.has(id)) return [];
        seen.add(id);
        newest = Math.max(newest, timestamp);
        return [{ stream: streamOf(source, logStreamName), timestamp, message, id }];
      });
      sink.events(events);
      nextToken = answer.nextToken;
      if (nextToken === undefined) return;
    }
  };

  const follow = async (source: LogSource): Promise<void> => {
    for (let left = 30; left > 0 && !signal.aborted; left -= ended.has(source.id) ? 1 : 0) {
      await poll(source).catch((error: unknown) => {
        if (awsName(error) !== 'ResourceNotFoundException') throw error;
      });
      await clock.wait(2_000, signal);
    }
    sink.source(source.id, { kind: 'complete', streams: [] });
  };

  let close: () => void;
  const closed = new Promise<void>((resolve) => (close = resolve));
  return {
    add: (source) => void readings.push(follow(source)),
    end: (id) => void ended.add(id),
    endAll: () => close(),
    prefer: () => undefined,
    state: () => ({ version: 1, sources: [] }),
    done: closed.then(() => Promise.all(readings)).then(() => undefined),
  };
}
