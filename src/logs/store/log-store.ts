import type { Level, Place } from '../line.ts';
import type { LineBatch } from '../line-batch.ts';

/** All lines of a reading, in order, mostly in a private file; memory holds the newest and what is looked at. */
export interface LogStore {
  /** Puts lines in their places; those that overwrite take the place of others. */
  add(batch: LineBatch): void;
  /** Lines that can be shown. */
  size(): number;
  /** A selection of lines that stays true as lines come. Close it when it is shown no more. */
  view(filter: LineFilter): LogView;
  /** All lines that a filter lets through, in order, a chunk at a time, as they are now: to save or to yank. */
  read(filter: LineFilter): AsyncIterable<readonly StoredLine[]>;
  /** Removes its file. */
  close(): Promise<void>;
}

export interface LineFilter {
  /** Indexes of streams; absent: all. */
  streams?: ReadonlySet<number>;
  /** Lines of at least this level; lines that continue one that has it stay with it. Absent: all. */
  level?: Level;
  /** Must match each of these and none of those. Sources of regular expressions with flags `iu` or `u`. */
  include?: readonly LinePattern[];
  exclude?: readonly LinePattern[];
}

export interface LinePattern {
  source: string;
  flags: 'u' | 'iu';
}

export interface StoredLine extends Place {
  timestamp: number;
  level?: Level;
  text: string;
  raw?: string;
  continues: boolean;
  late: boolean;
  json: boolean;
}

/** Lines of a view around a place, and how many there are on both sides. */
export interface LogWindow {
  lines: readonly StoredLine[];
  /** Lines of the view before the first of these, and after the last. */
  before: number;
  after: number;
  /** False while a filter is still being worked out: then the counts are what is known so far. */
  isExact: boolean;
}

export interface LogView {
  /** `rows` lines from a place on (or the nearest one after it), moved by `offset` lines; or the last ones. Never blocks for long. */
  window(from: { place: Place; offset: number } | 'start' | 'end', rows: number): LogWindow;
  /** The next line (excluding `from`) that matches, worked out off this thread. */
  find(
    pattern: LinePattern,
    from: Place | undefined,
    direction: 'forward' | 'back',
    signal: AbortSignal,
  ): Promise<Place | undefined>;
  /** The next line of this level or above that does not continue another. */
  findLevel(
    level: Level,
    from: Place | undefined,
    direction: 'forward' | 'back',
    signal: AbortSignal,
  ): Promise<Place | undefined>;
  /** The first line whose order is not before this time, else the last line. */
  atTime(order: number): Place | undefined;
  /** Calls back when the view has other lines than before, at most once a turn of the event loop. */
  onChange(listener: () => void): void;
  close(): void;
}
