import type { Place } from '../../../logs/line.ts';
import type { LogWindow } from '../../../logs/store/log-store.ts';

/** How changes look at the lines of a pane, through its filter. A pane that is not shown has none. */
export interface Look {
  window(pane: string, from: { place: Place; offset: number } | 'start' | 'end', rows: number): LogWindow;
  /** The first line that is not before this time, else the last. */
  atTime(pane: string, order: number): Place | undefined;
}

export const noLines: LogWindow = { lines: [], before: 0, after: 0, isExact: true };
