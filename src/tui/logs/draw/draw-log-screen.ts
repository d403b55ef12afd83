import type { Theme } from '../../../base/theme.ts';
import { type Line, line, span } from '../../../show/line.ts';
import { rowOf } from '../../paint/rows-of-lines.ts';
import type { Picture } from '../../paint/row-painter.ts';
import type { Row } from '../../paint/run.ts';
import { type Grid, gridOf, type Rect } from '../state/grid.ts';
import type { LogState } from '../state/log-state.ts';
import { focusedPane } from '../state/panes.ts';
import { chartsRows } from './charts-rows.ts';
import { collapsedLines } from './collapsed-lines.ts';
import { type Cell, compose } from './compose.ts';
import { logHeader } from './log-header.ts';
import { logStatus } from './log-status.ts';
import type { Hits } from './mark-hits.ts';
import { overlayLines } from './overlay-lines.ts';
import { drawPane } from './draw-pane.ts';
import { paneEdge } from './pane-edge.ts';
import { nothingSeen, type Sight } from './sight.ts';

/** What the terminal can show, and how hits are found. */
export interface DrawOptions {
  theme: Theme;
  /** Absent where nothing is searched for. */
  findHits?: (texts: readonly string[]) => readonly Hits[];
}

/** The whole screen of a log, row by row. */
export function drawLogScreen(state: LogState, sight: Sight, options: DrawOptions): Picture {
  const { area } = state;
  const grid = gridOf(state);
  const own = ownRows(options);
  const full = (top: number, height: number): Rect => ({ left: 0, top, width: area.columns, height });
  const cells: Cell[] = [];
  if (grid.isTooSmall) {
    cells.push({
      rect: full(0, area.rows),
      rows: own([line(span('dim', `${area.columns}×${area.rows} is too small`))]),
    });
  } else {
    if (grid.header !== undefined) cells.push({ rect: full(grid.header, 1), rows: own([logHeader(state)]) });
    cells.push(...bodyCells(state, grid, sight, options));
    const status = grid.status ?? (isAsked(state) ? area.rows - 1 : undefined);
    if (status !== undefined) cells.push({ rect: full(status, 1), rows: own([logStatus(state, sight)]) });
  }
  const [edge = []] = own([line(span('dim', '│'))]);
  return {
    top: area.top,
    columns: area.columns,
    rows: compose(cells, area.columns, area.rows, edge),
    bands: isCovered(state) ? [] : bandsOf(grid, area.columns),
  };
}

function ownRows({ theme }: DrawOptions): (lines: readonly Line[]) => Row[] {
  return (lines) => lines.map((each) => rowOf(each, theme));
}

/** A band too low for a status line gives its last row to what is asked or told. */
function isAsked({ overlay, notice }: LogState): boolean {
  return overlay?.kind === 'prompt' || overlay?.kind === 'yank' || notice !== undefined;
}

function isCovered({ overlay }: LogState): boolean {
  return overlay !== undefined && overlay.kind !== 'prompt' && overlay.kind !== 'yank';
}

function bodyCells(state: LogState, grid: Grid, sight: Sight, options: DrawOptions): Cell[] {
  const { columns, rows } = state.area;
  const own = ownRows(options);
  const { overlay } = state;
  const hasStatus = grid.status !== undefined || isAsked(state);
  if (overlay && overlay.kind !== 'prompt' && overlay.kind !== 'yank') {
    const top = grid.header === undefined ? 0 : 1;
    const rect = { left: 0, top, width: columns, height: rows - top - (grid.status === undefined ? 0 : 1) };
    return [{ rect, rows: own(overlayLines(overlay, state, sight, rect)) }];
  }
  const focused = focusedPane(state).key;
  const panes = grid.panes.map((placed): Cell => {
    const seen = sight.panes.get(placed.pane.key) ?? nothingSeen;
    const { left, top, width, height } = placed.rect;
    const isLast = grid.status === undefined && hasStatus && top + height === rows;
    const hasKeys = state.hasKeys && placed.pane.key === focused;
    const lines = drawPane(state, placed, seen, hasKeys, options);
    const edge = own([paneEdge(state, placed, seen, hasKeys)]);
    return { rect: { left, top, width, height: isLast ? height - 1 : height }, rows: [...edge, ...lines] };
  });
  const cells = [...panes];
  if (grid.list) cells.push({ rect: grid.list.rect, rows: own(collapsedLines(state, grid.list)) });
  if (grid.charts) cells.push(chartsCell(state, grid.charts, options));
  return cells;
}

/** Beside the lines a chart has an edge on its left. */
function chartsCell(state: LogState, rect: Rect, { theme }: DrawOptions): Cell {
  const inner = rect.left > 0 ? { ...rect, left: rect.left + 1, width: rect.width - 1 } : rect;
  const rows = chartsRows(state, inner.width, inner.height, theme);
  return { rect: inner, rows };
}

/** Panes as wide as the screen scroll. */
function bandsOf({ panes }: Grid, columns: number): Picture['bands'] {
  return panes
    .filter(({ rect }) => rect.width === columns && rect.height > 3)
    .map(({ rect }) => ({ top: rect.top + 1, rows: rect.height - 1 }));
}
