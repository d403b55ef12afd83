import type { Level } from '../../../logs/line.ts';
import type { LinePattern } from '../../../logs/store/log-store.ts';
import type { LogState } from './log-state.ts';
import { paneState, withPane } from './panes.ts';

/** A pane's filters after an action on them. */
export function changeFilters(state: LogState, pane: string, action: 'level' | 'dropFilter' | 'dropFilters'): LogState {
  const { include, exclude, level } = paneState(state, pane);
  switch (action) {
    case 'level':
      return withPane(state, pane, { level: nextLevel(level) });
    case 'dropFilters':
      return withPane(state, pane, { include: [], exclude: [], level: undefined });
    case 'dropFilter':
      if (exclude.length > 0) return withPane(state, pane, { exclude: exclude.slice(0, -1) });
      if (include.length > 0) return withPane(state, pane, { include: include.slice(0, -1) });
      if (level) return withPane(state, pane, { level: undefined });
      return { ...state, notice: { text: 'there is no filter to drop', role: 'plain' } };
  }
}

export function addFilter(state: LogState, pane: string, what: 'include' | 'exclude', pattern: LinePattern): LogState {
  const { [what]: before } = paneState(state, pane);
  if (before.some(({ source }) => source === pattern.source)) return state;
  return withPane(state, pane, { [what]: [...before, pattern] });
}

const levels: readonly (Level | undefined)[] = [undefined, 'info', 'warning', 'error'];

function nextLevel(level: Level | undefined): Level | undefined {
  return levels[(levels.indexOf(level) + 1) % levels.length];
}
