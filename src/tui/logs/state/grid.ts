import type { LogState } from './log-state.ts';
import { focusedPane, type PaneSpec, panesOf } from './panes.ts';

/** Rows and columns of the area, counted from 0. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A pane and where it stands; its first row is its title. */
export interface PlacedPane {
  pane: PaneSpec;
  /** Counts from 1 over all panes, those without room too. */
  number: number;
  rect: Rect;
}

/** Where everything stands. What has no row is absent. */
export interface Grid {
  isTooSmall: boolean;
  header?: number;
  status?: number;
  panes: readonly PlacedPane[];
  /** Panes for which there is no room, told as a list. */
  list?: { rect: Rect; panes: readonly { pane: PaneSpec; number: number }[] };
  charts?: Rect;
}

/** The smallest area in which anything can be seen. */
export const leastArea = { columns: 24, rows: 3 } as const;

/** Columns and rows with which a pane is of use, and those with which it is pleasant. */
const least = { columns: 30, rows: 4 } as const;
const pleasant = { columns: 60, rows: 7 } as const;
/** Rows from which on a band has a status line of its own. */
const bandWithStatus = 7;

export function gridOf(state: LogState): Grid {
  const { columns, rows } = state.area;
  if (columns < leastArea.columns || rows < leastArea.rows) return { isTooSmall: true, panes: [] };
  const header = state.isBand ? undefined : 0;
  const status = state.isBand && rows < bandWithStatus ? undefined : rows - 1;
  const top = header === undefined ? 0 : 1;
  const body = { left: 0, top, width: columns, height: (status ?? rows) - top };
  const { lines, charts } = state.layout.charts && state.series.length > 0 ? withCharts(body) : { lines: body };
  return { isTooSmall: false, header, status, charts, ...cellsOf(state, lines) };
}

/** Charts stand on the right where the screen is wide, else below. */
function withCharts({ left, top, width, height }: Rect): { lines: Rect; charts?: Rect } {
  if (width >= 110) {
    const side = Math.min(52, Math.floor(width * 0.34));
    return {
      lines: { left, top, width: width - side, height },
      charts: { left: left + width - side, top, width: side, height },
    };
  }
  const below = Math.max(5, Math.floor(height * 0.38));
  if (height - below < least.rows) return { lines: { left, top, width, height } };
  return {
    lines: { left, top, width, height: height - below },
    charts: { left, top: top + height - below, width, height: below },
  };
}

function cellsOf(state: LogState, body: Rect): Pick<Grid, 'panes' | 'list'> {
  const all = panesOf(state).map((pane, index) => ({ pane, number: index + 1 }));
  const focused = focusedPane(state).key;
  const wanted = state.isZoomed ? all.filter(({ pane }) => pane.key === focused) : all;
  const columns = columnsFor(wanted.length, body, state.layout.columns);
  const room = columns * Math.max(1, Math.floor(body.height / least.rows));
  if (wanted.length <= room) return { panes: place(wanted, columns, body) };
  // The list takes the last cell, or the last rows where there is only one.
  const shown = chosenOf(wanted, Math.max(1, room - 1), focused);
  const rest = wanted.filter((each) => !shown.includes(each));
  if (room > 1) {
    const cells = rectsOf(shown.length + 1, columns, body);
    const panes = shown.map((each, index) => ({ ...each, rect: cells[index] ?? body }));
    return { panes, list: { rect: cells[shown.length] ?? body, panes: rest } };
  }
  return { panes: place(shown, 1, body) };
}

/** The first of them, with the one that has the keys. */
function chosenOf<T extends { pane: PaneSpec }>(panes: readonly T[], count: number, focused: string): readonly T[] {
  const first = panes.slice(0, count);
  const mine = panes.find(({ pane }) => pane.key === focused);
  return mine === undefined || first.includes(mine) ? first : [...first.slice(0, -1), mine];
}

function columnsFor(count: number, { width, height }: Rect, asked?: number): number {
  const most = Math.max(1, Math.floor(width / least.columns));
  if (asked !== undefined) return Math.min(asked, most, count);
  const roomy = Math.max(1, Math.floor(width / pleasant.columns));
  const fits = Array.from({ length: Math.min(roomy, count) }, (_, index) => index + 1).find(
    (columns) => Math.ceil(count / columns) * pleasant.rows <= height,
  );
  return fits ?? Math.min(count, Math.max(roomy, most > 1 && count > 4 ? 2 : 1));
}

function place<T>(panes: readonly T[], columns: number, body: Rect): (T & { rect: Rect })[] {
  const cells = rectsOf(panes.length, columns, body);
  return panes.map((each, index) => ({ ...each, rect: cells[index] ?? body }));
}

/** Cells row by row; those of the last row share its whole width. One column is left between neighbours. */
function rectsOf(count: number, columns: number, body: Rect): Rect[] {
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const [top, bottom] = share(body.height, rows, row);
    const [left, right] = share(body.width, inRow, index - row * columns);
    const edge = right === body.width ? 0 : 1;
    return { left: body.left + left, top: body.top + top, width: right - left - edge, height: bottom - top };
  });
}

/** Where part `index` of `count` begins and ends in `whole`. */
function share(whole: number, count: number, index: number): [number, number] {
  return [Math.round((whole * index) / count), Math.round((whole * (index + 1)) / count)];
}
