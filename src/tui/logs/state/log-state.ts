import type { LinePattern } from '../../../logs/store/log-store.ts';
import type { Level, Place } from '../../../logs/line.ts';
import type { MetricSeries } from '../../../logs/metrics/metric-series.ts';
import type { ReaderStatus, SourceState } from '../../../logs/read/reader.ts';
import type { LogStream } from '../../../logs/stream.ts';
import type { RunStatus } from '../../../runs/run.ts';
import type { EditLine } from '../../state/line/edit-line.ts';
import type { Notice } from '../../state/state.ts';
import { type LogLayout, plainLayout } from './log-layout.ts';

/** Rows of the terminal that the log has for itself, over its whole width; `top` counts from 0. */
export interface Area {
  top: number;
  columns: number;
  rows: number;
}

/** All that the screen of a log shows but the lines themselves, which lie in the store. Plain data; changed by `reduceLogs` alone. */
export interface LogState {
  area: Area;
  /** A band below other panes: without a header of its own. */
  isBand: boolean;
  /** False where other panes have the keys. */
  hasKeys: boolean;
  /** Milliseconds since 1970. */
  now: number;
  /** Whose log it is, and the words after `mlx logs` that name it again. */
  name: string;
  words: readonly string[];
  run?: { status: RunStatus; detail: string; reason?: string };
  /** By their index. */
  streams: readonly LogStream[];
  counts: readonly StreamCount[];
  /** Order of the first and of the last line told so far. */
  span?: { first: number; last: number };
  /** Lines that came in each of the last seconds, newest last. */
  arrivals: readonly { second: number; lines: number }[];
  reading?: ReaderStatus;
  sources: Readonly<Record<string, SourceState>>;
  /** All has been read, but for so many events. */
  end?: { lost: number };
  failure?: { code: string; text: string };
  layout: LogLayout;
  /** The key of the pane that has the keys. */
  focus: string;
  isZoomed: boolean;
  /** By their keys; a pane that is missing is as `freshPane`. */
  panes: Readonly<Record<string, PaneState>>;
  /** What was searched for last; its hits are marked. */
  search?: LinePattern;
  /** Questions that were asked of the lines so far; only the last one's answer is heard. */
  asked: number;
  isFinding: boolean;
  /** Where the marked range begins. */
  mark?: Place;
  overlay?: Overlay;
  /** One sentence on the status line, until the next key. */
  notice?: Notice;
  isMouseOn: boolean;
  series: readonly MetricSeries[];
}

export interface StreamCount {
  lines: number;
  errors: number;
}

/** What a pane is looked at through, and where. */
export interface PaneState {
  include: readonly LinePattern[];
  exclude: readonly LinePattern[];
  level?: Level;
  at: Position;
  /** Columns by which its lines are moved to the left. */
  sideways: number;
}

/** A line that is looked at and the row of the pane it stands in, or the end, which is followed. */
export type Position =
  | { kind: 'end' }
  /** `newest`: the last line there was when following stopped. */
  | { kind: 'line'; place: Place; row: number; newest?: Place };

/** What a line is being written for. */
export type PromptFor = 'search' | 'include' | 'exclude' | 'time' | 'save';

/** What stands in front of the panes, or takes the keys. */
export type Overlay =
  | { kind: 'prompt'; what: PromptFor; line: EditLine; all?: boolean }
  | { kind: 'palette'; line: EditLine; chosen: number }
  | { kind: 'yank' }
  | { kind: 'help'; offset: number }
  | { kind: 'streams'; offset: number }
  | { kind: 'line'; pane: string; place: Place; cursor: number; folded: readonly string[] };

export const freshPane: PaneState = { include: [], exclude: [], at: { kind: 'end' }, sideways: 0 };

export function initialLogState(more: Pick<LogState, 'area'> & Partial<LogState>): LogState {
  return {
    isBand: false,
    hasKeys: true,
    now: 0,
    name: '',
    words: [],
    streams: [],
    counts: [],
    arrivals: [],
    sources: {},
    layout: plainLayout,
    focus: 'merged',
    isZoomed: false,
    panes: {},
    asked: 0,
    isFinding: false,
    isMouseOn: false,
    series: [],
    ...more,
  };
}
