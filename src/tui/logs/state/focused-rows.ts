import { gridOf } from './grid.ts';
import type { LogState } from './log-state.ts';
import type { MovedPane } from './move-lines.ts';
import { focusedPane } from './panes.ts';

/** The pane that has the keys, with its rows for lines. */
export function focusedRows(state: LogState): MovedPane {
  const { key } = focusedPane(state);
  const placed = gridOf(state).panes.find(({ pane }) => pane.key === key);
  return { key, rows: Math.max(1, (placed?.rect.height ?? 2) - 1) };
}
