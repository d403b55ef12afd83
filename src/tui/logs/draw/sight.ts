import type { LogWindow, StoredLine } from '../../../logs/store/log-store.ts';

/** What a drawing sees of the lines: only what stands on the screen. */
export interface Sight {
  /** By the keys of the panes that are shown. */
  panes: ReadonlyMap<string, SeenPane>;
  /** The line that is open. */
  opened?: StoredLine;
  /** Lines that can be shown, of all streams. */
  total: number;
  /** What is wrong with the file that keeps them. */
  trouble?: string;
}

export interface SeenPane {
  /** More lines than the pane has rows, so that those at its edges are known. */
  window: LogWindow;
  /** Lines behind the last one there was when following stopped. */
  fresh: number;
  matches?: Matches;
}

/** Which of how many matches the line that is looked at is; 0 where it is none. */
export interface Matches {
  index: number;
  total: number;
  isExact: boolean;
}

export const nothingSeen: SeenPane = { window: { lines: [], before: 0, after: 0, isExact: true }, fresh: 0 };
