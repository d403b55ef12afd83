import type { Level, Place } from '../line.ts';
import type { LineBatch } from '../line-batch.ts';

/** All lines of a reading, in order, mostly in a private file; memory holds the newest and what is looked at. */
export interface LogStore {
  /** Puts lines in their places; those that overwrite take the place of others. */
  add(batch: LineBatch): void;
  /** Lines that can be shown. */
  size(): number;
  /**
   * Lines that were added and are not yet in their places: many that belong far back are put there in slices of a few
   * milliseconds. Whoever adds should wait while there are some hundred thousand.
   */
  backlog(): number;
  /** What is wrong with its file, in words; undefined while all is well. */
  trouble(): string | undefined;
  /** A selection of lines that stays true as lines come. Close it when it is shown no more. Throws LOG_PATTERN_INVALID. */
  view(filter: LineFilter): LogView;
  /**
   * All lines that a filter lets through, in order, a chunk at a time, up to the line that is the last one now: to save or to
   * yank. Throws LOG_PATTERN_SLOW.
   */
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
  /** A pattern took too long and was stopped: what is known stays, and nothing will be found any more. */
  tooSlow?: true;
}

export interface LogView {
  /**
   * `rows` lines from a place on (or the nearest one after it), moved by `offset` lines but not over the first or the last; or
   * the last ones. Never blocks for long.
   */
  window(from: { place: Place; offset: number } | 'start' | 'end', rows: number): LogWindow;
  /**
   * The next line (excluding `from`) that matches, worked out off this thread; without `from` the first one, or back the last.
   * Lines that come behind the last one meanwhile are not waited for. Rejects with the signal's reason, LOG_PATTERN_INVALID or
   * LOG_PATTERN_SLOW.
   */
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
