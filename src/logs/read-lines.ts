import type { Aws } from '../aws/aws.ts';
import { realClock, type Clock } from './clock.ts';
import { eventLines } from './lines/event-lines.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import type { LogLine } from './line.ts';
import { trackLookBack } from './look-back.ts';
import { nextPause, pauseWhile } from './pause.ts';
import { readPages } from './read-pages.ts';
import { rememberEvents } from './seen-events.ts';
import { settlingTime } from './settling.ts';

/** Where a run's log is. Its streams begin with `prefix`, which ends with `/`, or `job-1` would also find `job-10`. */
export interface LogSource {
  group: string;
  prefix: string;
  run: string;
}

export interface ReadOptions {
  /** Inclusive, milliseconds since 1970. */
  since?: number;
  /** Exclusive, milliseconds since 1970. */
  until?: number;
  /** Go on until `isDone` and the last lines have come, or until the signal; otherwise end with what is there. */
  follow: boolean;
  signal: AbortSignal;
  /** True once the job has ended. */
  isDone?: () => boolean;
  clock?: Clock;
}

/** Milliseconds between sweeps that reach far back, for lines that came in very late. */
const deepEvery = 16_000;

/** Milliseconds of a call that are this machine's own work, however near the service is. */
const ownWork = 3;

/** Sweeps after the job's end that must bring nothing new. */
const quietSweeps = 2;

/**
 * A run's lines of all its streams, in the order of time as far as they have come; later ones follow when they come. Each event
 * is told once. Streams join when they appear. Ends quietly when the signal is given.
 */
export async function* readLines(
  aws: Pick<Aws, 'logs'>,
  source: LogSource,
  options: ReadOptions,
): AsyncGenerator<LogLine> {
  try {
    const sweep = await makeSweep(aws, source, options);
    yield* options.follow ? followed(sweep, options) : sweep.lines(true);
  } catch (error) {
    if (!options.signal.aborted) throw error;
  }
}

async function* followed(sweep: Sweep, options: ReadOptions): AsyncGenerator<LogLine> {
  const { signal, isDone = () => false, clock = realClock } = options;
  let pause = 0;
  let deepAt = -Infinity;
  let quiet = { since: clock.elapsed(), sweeps: 0 };
  while (!signal.aborted) {
    const done = isDone();
    const deep = done || clock.elapsed() - deepAt >= deepEvery;
    if (deep) deepAt = clock.elapsed();
    const found = yield* sweep.lines(deep);
    quiet = found || !done ? { since: clock.elapsed(), sweeps: 0 } : { ...quiet, sweeps: quiet.sweeps + 1 };
    if (quiet.sweeps >= quietSweeps && clock.elapsed() - quiet.since >= sweep.settling()) return;
    pause = nextPause(pause, { found, done, roundTrip: sweep.roundTrip() });
    await pauseWhile(() => done || !isDone(), pause, clock, signal);
  }
}

/** Reads what is new, again and again. */
interface Sweep {
  /** Tells the new lines, and whether there were any. Deep ones look further back for late ones. */
  lines(deep: boolean): AsyncGenerator<LogLine, boolean>;
  /** Milliseconds that a fast call spends on its way and in the service. */
  roundTrip(): number;
  /** Milliseconds that the last lines may take to come. */
  settling(): number;
}

async function makeSweep(aws: Pick<Aws, 'logs'>, source: LogSource, options: ReadOptions): Promise<Sweep> {
  const { since = 0, until, signal, clock = realClock } = options;
  const client = await aws.logs();
  const seen = rememberEvents();
  const lookBack = trackLookBack(clock);
  let [late, roundTrip, sweptAt] = [0, Infinity, -Infinity];

  const away = (): number => Math.max(0, roundTrip - ownWork);
  const pages = (from: number): AsyncGenerator<Page> =>
    readPages(from, (start) => {
      const { group: logGroupName, prefix: logStreamNamePrefix } = source;
      return fetchPage(client, { logGroupName, logStreamNamePrefix, endTime: until, ...start }, clock, signal);
    });

  return {
    async *lines(deep) {
      const began = clock.elapsed();
      let found = false;
      for await (const page of pages(Math.floor(Math.max(since, seen.floor(), lookBack.from(deep) ?? 0)))) {
        roundTrip = Math.min(page.took, roundTrip * 1.2);
        for (const event of page.events) {
          const { eventId = '', timestamp = 0, message = '', logStreamName: stream = '', ingestionTime } = event;
          if (!seen.add(eventId, timestamp)) continue;
          found = true;
          late = Math.max(late, lookBack.missed(ingestionTime ?? timestamp, sweptAt));
          lookBack.note(timestamp, ingestionTime ?? timestamp);
          yield* eventLines({ stream, timestamp, message }, source);
        }
      }
      sweptAt = began;
      return found;
    },
    roundTrip: away,
    settling: () => settlingTime(late, away()),
  };
}
