import type {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  FilterLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Clock } from '../../src/logs/clock.ts';

/** An event of the fake, and when on its clock it becomes readable. */
export interface FakeEvent {
  stream?: string;
  timestamp: number;
  readable?: number;
  message: string;
}

export interface FakeLogs {
  aws: { logs(): Promise<CloudWatchLogsClient> };
  /** A clock that stands still but for waits and calls; its wall time begins at `start`. */
  clock: Clock;
  start: number;
  /** Wall time of the service. */
  now(): number;
  calls(): number;
}

/** A CloudWatch on a clock of its own. `fault` may throw before a call; `pageSize` events go on a page, after empty ones. */
export function fakeLogs(
  events: readonly FakeEvent[],
  options: {
    roundTrip?: number;
    pageSize?: number;
    emptyPages?: number;
    fault?: (call: number, token?: string) => void;
  } = {},
): FakeLogs {
  const { roundTrip = 5, pageSize = 10_000, emptyPages = 0, fault } = options;
  const start = 1_700_000_000_000;
  let elapsed = 0;
  let calls = 0;
  const now = (): number => start + elapsed;

  const answer = (input: FilterLogEventsCommand['input']): Partial<FilterLogEventsCommandOutput> => {
    elapsed += roundTrip;
    calls += 1;
    fault?.(calls, input.nextToken);
    const found = events
      .map((event, index) => ({ stream: 'job/algo-1-1700000000', readable: event.timestamp, ...event, index }))
      .filter(({ readable, stream }) => readable <= now() && stream.startsWith(input.logStreamNamePrefix ?? ''))
      .filter(({ timestamp }) => timestamp >= (input.startTime ?? 0) && timestamp < (input.endTime ?? Infinity))
      .sort((a, b) => a.timestamp - b.timestamp || a.index - b.index);
    const [at, empty] = (input.nextToken ?? `0/${emptyPages}`).split('/').map(Number) as [number, number];
    if (empty > 0) return { events: [], nextToken: `${at}/${empty - 1}` };
    return {
      events: found.slice(at, at + pageSize).map(({ stream, timestamp, readable, message, index }) => ({
        logStreamName: stream,
        timestamp,
        ingestionTime: readable,
        message,
        eventId: String(index),
      })),
      ...(at + pageSize < found.length ? { nextToken: `${at + pageSize}/${emptyPages}` } : {}),
    };
  };

  return {
    aws: { logs: async () => ({ send: async (command: FilterLogEventsCommand) => answer(command.input) }) as never },
    clock: {
      elapsed: () => elapsed,
      now,
      random: () => 0.5,
      wait: async (ms, signal) => {
        signal?.throwIfAborted();
        elapsed += ms;
      },
    },
    start,
    now,
    calls: () => calls,
  };
}
