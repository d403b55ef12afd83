import type { GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { hasCooled } from './choose-hot.ts';
import { faultOf } from '../calls/faults.ts';
import { needOf } from './plan-sweeps.ts';
import type { ReadStream } from '../streams/read-stream.ts';
import type { Reading } from '../reading.ts';
import type { SourceProgress } from '../source-progress.ts';
import type { SourceSweeps } from './source-sweeps.ts';
import { openSighting, type Sighting } from '../told/sighting.ts';

/** Milliseconds between two pages of a stream that has been read to its end, and between two looks for hot streams. */
const rest = 1_000;
const look = 2_000;

/** Pages that are asked for at the same time. */
const workers = 4;

/** Events of a page after which there are most likely no more for the moment. */
const few = 2_000;

/** Milliseconds of a flood that deep sweeps read again once it is over; the closing audit reads all. */
const mostAgain = 240_000;

/**
 * Reads hot streams page by page, the one that is furthest behind first, until the signal is given. Nothing is read twice, so
 * what comes late behind a page is found by deep sweeps and by the closing audit.
 */
export async function keepDraining(
  sweeps: SourceSweeps,
  progress: SourceProgress,
  reading: Reading,
  signal: AbortSignal,
): Promise<never> {
  const { clock } = reading.env;
  const cursors = new Map<ReadStream, Cursor>();
  const cursorOf = (stream: ReadStream): Cursor => {
    const cursor = cursors.get(stream) ?? openCursor(sweeps, stream);
    cursors.set(stream, cursor);
    return cursor;
  };
  const isDue = (stream: ReadStream): boolean => {
    const { isBusy, restsUntil } = cursorOf(stream);
    return !isBusy && restsUntil <= clock.elapsed();
  };
  const hot = (): ReadStream[] => sweeps.streams.all().filter(({ isHot }) => isHot);

  const work = async (): Promise<void> => {
    for (let all = hot(); all.length > 0; all = hot()) {
      const [next] = all.filter(isDue).sort((a, b) => a.newest - (a.skew ?? 0) - b.newest + (b.skew ?? 0));
      if (!next) {
        await progress.nap.rest(rest / 4, signal);
        continue;
      }
      const cursor = cursorOf(next);
      cursor.isBusy = true;
      await drainPage(next, cursor, { sweeps, progress, reading, signal });
      cursor.isBusy = false;
      if (!next.isHot) cursors.delete(next);
    }
  };

  for (;;) {
    await Promise.all(Array.from({ length: workers }, work));
    await progress.nap.rest(look, signal);
  }
}

/** How far a stream has been read by its tokens. */
interface Cursor {
  token: string | undefined;
  /** Where to begin without a token; milliseconds since 1970. */
  from: number;
  sighting: Sighting;
  isBusy: boolean;
  /** By the elapsed time here. */
  restsUntil: number;
}

function openCursor({ told }: SourceSweeps, stream: ReadStream): Cursor {
  const from = needOf(stream);
  return { token: undefined, from, sighting: openSighting(told), isBusy: false, restsUntil: -Infinity };
}

async function drainPage(
  stream: ReadStream,
  cursor: Cursor,
  at: { sweeps: SourceSweeps; progress: SourceProgress; reading: Reading; signal: AbortSignal },
): Promise<void> {
  const { sweeps, progress, reading, signal } = at;
  const began = reading.serviceClock.now();
  try {
    const page = await sweeps.calls.get(inputOf(sweeps, stream, cursor), {
      signal,
      priority: reading.priorityOf([stream]),
    });
    const events = page.events ?? [];
    sweeps.ledger.take(events, { sighting: cursor.sighting, of: stream });
    cursor.from = Math.max(cursor.from, events.at(-1)?.timestamp ?? cursor.from);
    const isEnd = page.nextForwardToken === undefined || page.nextForwardToken === cursor.token;
    cursor.token = page.nextForwardToken ?? cursor.token;
    if (isEnd || events.length < few) cursor.restsUntil = reading.env.clock.elapsed() + rest;
    if (isEnd && (hasCooled(stream) || progress.endedAt !== undefined)) goBack(stream, began);
  } catch (error) {
    signal.throwIfAborted();
    const fault = faultOf(error);
    if (fault === 'badToken' && cursor.token !== undefined) cursor.token = undefined;
    else if (fault === 'gone' || fault === 'denied') stream.isHot = false;
    else throw error;
  }
}

/** Sweeps follow it again. */
function goBack(stream: ReadStream, began: number): void {
  stream.mark = Math.max(stream.mark, began);
  stream.deepMark = Math.max(stream.deepMark, stream.mark - mostAgain);
  stream.isHot = false;
}

function inputOf({ source }: SourceSweeps, stream: ReadStream, { token, from }: Cursor): GetLogEventsCommandInput {
  return {
    logGroupName: source.group,
    logStreamName: stream.stream.name,
    startFromHead: true,
    ...(source.until === undefined ? {} : { endTime: source.until }),
    ...(token === undefined ? { startTime: Math.max(0, source.since ?? 0, Math.floor(from)) } : { nextToken: token }),
  };
}
