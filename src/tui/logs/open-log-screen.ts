import type { LogStore } from '../../logs/store/log-store.ts';
import type { FeedEvent } from '../../runs/logs/log-feed.ts';
import type { Input } from '../keys/input.ts';
import type { Notice } from '../state/state.ts';
import type { LogRequest } from './state/log-effect.ts';
import type { LogLayout } from './state/log-layout.ts';
import type { Area, LogState } from './state/log-state.ts';

export interface LogScreenOptions {
  /** Its lines are put in by `feed`; whoever opened it closes it. */
  store: LogStore;
  /** Bytes for the terminal. False where it has enough for now: nothing is painted then until `drained`. */
  write: (bytes: string) => boolean;
  area: Area;
  /** A band below other panes, without a header of its own. */
  isBand: boolean;
  colour: boolean;
  /** Borders and marks of ASCII alone. */
  ascii: boolean;
  clock: ScreenClock;
  perform: (request: LogRequest) => void;
  layout?: LogLayout;
}

/** Time as the screen sees it; tests give one of their own. */
export interface ScreenClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once; returns what prevents that. */
  after(ms: number, call: () => void): () => void;
}

/** The screen of a log. It paints when something has changed, never more than the terminal takes, and at once after keys. */
export interface LogScreen {
  input(inputs: readonly Input[]): void;
  feed(event: FeedEvent): void;
  notify(notice: Notice): void;
  /** Whether keys come here; shown in the edges of the panes. */
  focus(hasKeys: boolean): void;
  resize(area: Area, isBand: boolean): void;
  /** What is on the terminal is no longer known: paints every row. */
  redraw(): void;
  /** Paints nothing until the next `redraw`. */
  pause(): void;
  /** The terminal takes bytes again. */
  drained(): void;
  state(): LogState;
  /** Paints no more and lets its views go. */
  close(): void;
}
