import { plainTheme } from '../../../base/theme.ts';
import type { StoredLine } from '../../../logs/store/log-store.ts';
import { lineRows, textRuns } from '../draw/line-rows.ts';
import { paneLook } from '../draw/pane-look.ts';
import { gridOf } from './grid.ts';
import type { LogState } from './log-state.ts';
import { focusedPane } from './panes.ts';

/** Tells how many rows a line takes in the pane that has the keys, with the rule above it where time jumped. */
export function lineHeight(state: LogState): (line: StoredLine, above: StoredLine | undefined) => number {
  const pane = focusedPane(state);
  const rect = gridOf(state).panes.find((placed) => placed.pane.key === pane.key)?.rect ?? { width: 80, height: 2 };
  const look = paneLook(state, pane, rect, plainTheme);
  return (line, above) =>
    lineRows(line, textRuns(line, look), above, look, { isCursor: false, isMarked: false, hits: [] }).length;
}
