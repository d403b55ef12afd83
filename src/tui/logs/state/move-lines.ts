import { comparePlaces, type Place } from '../../../logs/line.ts';
import type { StoredLine } from '../../../logs/store/log-store.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { paneState, withPane } from './panes.ts';

/** The pane and how many rows it has for lines. */
export interface MovedPane {
  key: string;
  rows: number;
}

/** The line that is looked at: where nothing is held, the last one. */
export function lineAt(state: LogState, pane: string, look: Look): Place | undefined {
  const { at } = paneState(state, pane);
  if (at.kind === 'end') return look.window(pane, 'end', 1).lines.at(-1);
  return look.window(pane, { place: at.place, offset: 0 }, 1).lines[0] ?? look.window(pane, 'end', 1).lines.at(-1);
}

/** Looks at the line `by` lines further on; the lines move, it stays in its row. */
export function moveLines(state: LogState, pane: MovedPane, by: number, look: Look): LogState {
  const { at } = paneState(state, pane.key);
  if (at.kind === 'end' && by > 0) return state;
  const from = lineAt(state, pane.key, look);
  if (from === undefined) return state;
  return hold(state, pane, lineFurther(pane.key, from, by, look), rowOf(state, pane, look), look);
}

/** Looks at the next line or the one before; the lines stay where they are as long as it is among them. */
export function moveCursor(
  state: LogState,
  pane: MovedPane,
  by: 1 | -1,
  heightOf: (line: StoredLine, above: StoredLine | undefined) => number,
  look: Look,
): LogState {
  const { at } = paneState(state, pane.key);
  if (at.kind === 'end' && by > 0) return state;
  const from = lineAt(state, pane.key, look);
  if (from === undefined) return state;
  const { lines } = look.window(pane.key, { place: from, offset: -2 }, 4);
  const index = lines.findIndex((line) => comparePlaces(line, from) === 0);
  const height = (which: number) => {
    const line = lines[which];
    return line ? heightOf(line, lines[which - 1]) : 1;
  };
  const aim = lines[index + by];
  const now = at.kind === 'end' ? Math.min(rowOf(state, pane, look), pane.rows - height(index)) : at.row;
  if (!aim) return hold(state, pane, from, now, look);
  const row = now + (by > 0 ? height(index) : -height(index - 1));
  return hold(state, pane, aim, Math.min(row, pane.rows - height(index + by)), look);
}

function rowOf(state: LogState, { key, rows }: MovedPane, look: Look): number {
  const { at } = paneState(state, key);
  return at.kind === 'end' ? Math.min(rows - 1, look.window(key, 'end', 1).before) : at.row;
}

function lineFurther(pane: string, from: Place, by: number, look: Look): Place {
  const { lines } = look.window(pane, { place: from, offset: by }, 1);
  return lines[0] ?? look.window(pane, by < 0 ? 'start' : 'end', 1).lines[0] ?? from;
}

/** Looks at a line, in this row of the pane or the nearest there is. */
export function hold(state: LogState, { key, rows }: MovedPane, place: Place, row: number, look: Look): LogState {
  const { at } = paneState(state, key);
  const newest = at.kind === 'line' ? at.newest : look.window(key, 'end', 1).lines.at(-1);
  return withPane(state, key, {
    at: {
      kind: 'line',
      place: placeOf(place),
      row: Math.max(0, Math.min(rows - 1, row)),
      ...(newest && { newest: placeOf(newest) }),
    },
  });
}

/** Looks at a line that was jumped to: it stays in its row if it can be seen, else it comes to the upper third. */
export function jumpTo(state: LogState, pane: MovedPane, place: Place, look: Look): LogState {
  return hold(state, pane, place, rowSeen(state, pane, place, look) ?? Math.floor(pane.rows / 3), look);
}

function rowSeen(state: LogState, { key, rows }: MovedPane, place: Place, look: Look): number | undefined {
  const { at } = paneState(state, key);
  const from = at.kind === 'end' ? 'end' : { place: at.place, offset: -at.row };
  const row = look.window(key, from, rows).lines.findIndex((line) => comparePlaces(line, place) === 0);
  return row === -1 ? undefined : row;
}

export function follow(state: LogState, pane: string): LogState {
  return withPane(state, pane, { at: { kind: 'end' } });
}

/** Stays on what is seen now. */
export function holdStill(state: LogState, pane: MovedPane, look: Look): LogState {
  const last = look.window(pane.key, 'end', 1);
  const [line] = last.lines;
  return line ? hold(state, pane, line, Math.min(pane.rows - 1, last.before), look) : state;
}

function placeOf({ order, streamIndex, sequence }: Place): Place {
  return { order, streamIndex, sequence };
}
