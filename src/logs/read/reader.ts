import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { CallBudget } from '../budget/call-budget.ts';
import type { Clock } from '../clock.ts';
import type { LogEvent } from '../event.ts';
import type { LogSource } from '../source.ts';
import type { LogStream } from '../stream.ts';

/** What a reader works with. All of it is passed in, so that a test can be the service, the clock and the other processes. */
export interface ReaderEnv {
  client: Pick<CloudWatchLogsClient, 'send'>;
  budget: CallBudget;
  clock: Clock;
  /** Ends the reading at once and quietly. */
  signal: AbortSignal;
  /** Resolves when credentials that were refused are worth another try; throws an `AbortError` by the signal. Absent: after 30 s. */
  credentialsChange?: (signal: AbortSignal) => Promise<void>;
  /** `embedded`: the service is in this process, has no quotas and takes in at once. */
  pace: 'service' | 'embedded';
  /** Where an earlier reading of the same sources had come to. */
  resume?: ReadingState;
  /** False: read what is there now, whole, and end. */
  follow: boolean;
  /** Read only the newest lines of what was there before, at first; history is filled in behind them. */
  newestFirst?: boolean;
}

/** Hears what a reader finds. Nothing here may throw or wait. */
export interface ReaderSink {
  /** A stream that was not known, before its first event. */
  stream(stream: LogStream): void;
  /** Events of one or more streams, each told once, in no order that holds between two calls. */
  events(events: readonly LogEvent[]): void;
  source(id: string, state: SourceState): void;
  status(status: ReaderStatus): void;
}

export type SourceState =
  /** Nothing has been written yet. */
  | { kind: 'waiting' }
  | { kind: 'reading' }
  /** Its job has ended; the last lines are waited for and counted. */
  | { kind: 'settling' }
  /** All that the service has was told. */
  | { kind: 'complete'; streams: readonly StreamAudit[] }
  /** The service could not be read to the end; why, in words. */
  | { kind: 'incomplete'; streams: readonly StreamAudit[]; why: string };

/** What the closing reading of a stream found. */
export interface StreamAudit {
  stream: LogStream;
  /** Events told, and events that the service has. */
  received: number;
  expected: number;
}

/** How the reading goes; told when it changes, at most a few times a second. */
export interface ReaderStatus {
  /** By stream index: milliseconds by which its newest event was behind when it was told, and its clock's skew. */
  lag: readonly { stream: number; lag: number; skew: number }[];
  /** Events told so far. */
  received: number;
  /** Share of the account's quota that all mlx processes use, 0 to 1. */
  quota: number;
  /** Events that an audit found missing and could not bring. */
  lost: number;
  /** What is being waited out, in words for the status line; absent while all is well. */
  trouble?: Trouble;
  /** True once all that was there at the start has been told. */
  hasHistory: boolean;
  /** All that stood before this time, milliseconds since 1970, has been; absent where that is not known. Infinity: all has. */
  historyTo?: number;
}

export interface Trouble {
  kind: 'throttled' | 'network' | 'service' | 'credentials' | 'denied';
  text: string;
  /** Milliseconds since 1970. */
  since: number;
  /** Absent: all sources. */
  source?: string;
}

/** Reads sources that may join at any time, each from its beginning to its end. */
export interface Reader {
  add(source: LogSource): void;
  /** The source's job has ended: what is still to come is waited for, then all of it is counted. */
  end(id: string): void;
  /** No source will join any more. `done` then waits for the sources that were added. */
  endAll(): void;
  /** Streams that a person looks at, read first where calls are scarce. */
  prefer(streams: readonly number[]): void;
  /** Where it has come to, to go on from later. */
  state(): ReadingState;
  /** Resolves when every source is complete or incomplete, or the signal was given; rejects only by a fault of mlx. */
  done: Promise<void>;
}

/** A reading's cursors as plain JSON. */
export interface ReadingState {
  version: 1;
  sources: readonly {
    group: string;
    streams: LogSource['streams'];
    /** All events that the service took in before it were told; milliseconds since 1970, by the service's clock. */
    told: number;
    /** Ids of events from which on it has to look again, which were told already. */
    seen: readonly string[];
  }[];
}
