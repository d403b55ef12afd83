import type { PlacedLine } from '../../logs/line.ts';
import type { ReaderStatus, ReadingState, SourceState } from '../../logs/read/reader.ts';
import type { LogStream } from '../../logs/stream.ts';
import type { LogNews } from './targets/log-target.ts';

/** What comes of reading the sources of a target. Marks of the bootstrap and what belongs to others are left out already. */
export type ReadingEvent =
  | { kind: 'stream'; stream: LogStream }
  /** In the order of their places within themselves. */
  | { kind: 'lines'; lines: readonly PlacedLine[] }
  | { kind: 'metric'; name: string; stream: number; value: number; at: number }
  | { kind: 'source'; id: string; state: SourceState }
  | { kind: 'reading'; status: ReaderStatus }
  | Extract<LogNews, { kind: 'status' | 'note' }>;

export interface ReadingOptions {
  /** Must not throw. */
  tell: (event: ReadingEvent) => void;
  signal: AbortSignal;
  /** Go on until the sources have ended; otherwise until what is there now has been told. */
  follow: boolean;
  /** Milliseconds since 1970: inclusive, and exclusive. */
  since?: number;
  until?: number;
  /** Only this step, with those within it, and only this host. */
  step?: string;
  host?: string;
  /** The newest lines first, for a screen. */
  newestFirst?: boolean;
  resume?: ReadingState;
  /** Waited for before each call, so that one who can't keep up slows the reading down. */
  ready?: () => Promise<void>;
}

/** Sources as they become known, read to their end. */
export interface Reading {
  /** Takes what a target tells, or what else knows where is written. */
  take(news: LogNews): void;
  /** Streams that are looked at, read first where calls are scarce. */
  prefer(streams: readonly number[]): void;
  /** Where it has come to, to go on from later. */
  state(): ReadingState;
  /** Nothing more will be written anywhere: last lines are waited for, and sources that come later are none. */
  endAll(): void;
  /** No news will come any more: resolves when all has been read and told, or the signal was given. */
  finish(): Promise<void>;
  /** Stops at once, without what is left. */
  close(): void;
}
