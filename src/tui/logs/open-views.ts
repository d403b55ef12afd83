import { comparePlaces, type Place } from '../../logs/line.ts';
import type { LogStore, LogView, LogWindow } from '../../logs/store/log-store.ts';
import type { Matches, SeenPane, Sight } from './draw/sight.ts';
import { cursorIn } from './draw/pane-rows.ts';
import { gridOf, type PlacedPane } from './state/grid.ts';
import type { LogState } from './state/log-state.ts';
import { type Look, noLines } from './state/look.ts';
import { filterOf, focusedPane, paneState } from './state/panes.ts';

/** The store's views that the panes on the screen look through, each open only as long as its pane is shown. */
export interface Views extends Look {
  /** Opens and closes views as the state asks for. */
  follow(state: LogState): void;
  sight(state: LogState): Sight;
  of(pane: string): LogView | undefined;
  close(): void;
}

interface OpenView {
  view: LogView;
  /** What it lets through. */
  filter: string;
}

/** Name of the view that counts what was searched for; no pane is called so. */
const matching = 'matches';

export function openViews(store: Pick<LogStore, 'view' | 'size' | 'trouble'>, onChange: () => void): Views {
  const open = new Map<string, OpenView>();
  const window: Look['window'] = (pane, from, rows) => open.get(pane)?.view.window(from, rows) ?? noLines;

  return {
    window,
    atTime: (pane, order) => open.get(pane)?.view.atTime(order),
    of: (pane) => open.get(pane)?.view,
    follow: (state) => {
      const wanted = wantedFilters(state);
      for (const [key, { view, filter }] of open) {
        const still = wanted.get(key);
        if (still && textOf(still) === filter) continue;
        view.close();
        open.delete(key);
      }
      for (const [key, filter] of wanted) {
        if (open.has(key)) continue;
        const view = store.view(filter);
        view.onChange(onChange);
        open.set(key, { view, filter: textOf(filter) });
      }
    },
    sight: (state) => {
      const { overlay } = state;
      const opened =
        overlay?.kind === 'line' ? window(overlay.pane, { place: overlay.place, offset: 0 }, 1).lines[0] : undefined;
      const panes = new Map(gridOf(state).panes.map((placed) => [placed.pane.key, seen(state, placed, window)]));
      const trouble = store.trouble();
      return { panes, total: store.size(), ...(opened && { opened }), ...(trouble !== undefined && { trouble }) };
    },
    close: () => {
      for (const { view } of open.values()) view.close();
      open.clear();
    },
  };
}

function wantedFilters(state: LogState): Map<string, ReturnType<typeof filterOf>> {
  const wanted = new Map(gridOf(state).panes.map(({ pane }) => [pane.key, filterOf(pane, state)]));
  if (state.search) {
    const filter = filterOf(focusedPane(state), state);
    wanted.set(matching, { ...filter, include: [...(filter.include ?? []), state.search] });
  }
  return wanted;
}

function textOf({ streams, ...rest }: ReturnType<typeof filterOf>): string {
  return JSON.stringify([streams && [...streams], rest]);
}

function seen(state: LogState, { pane, rect }: PlacedPane, window: Look['window']): SeenPane {
  const rows = Math.max(1, rect.height - 1);
  const { at } = paneState(state, pane.key);
  // A line more above, to know what time lies between.
  const shown =
    at.kind === 'end'
      ? window(pane.key, 'end', rows + 1)
      : window(pane.key, { place: at.place, offset: -rows }, 2 * rows);
  const fresh =
    at.kind === 'line' && at.newest ? behind(window(pane.key, { place: at.newest, offset: 1 }, 1), at.newest) : 0;
  const matches = state.search && pane.key === focusedPane(state).key ? matchesAt(shown, at, window) : undefined;
  return { window: shown, fresh, ...(matches && { matches }) };
}

function behind({ lines, after }: LogWindow, place: Place): number {
  return lines.filter((line) => comparePlaces(line, place) > 0).length + after;
}

/** Which match the line that is looked at is, if it is one. */
function matchesAt(shown: LogWindow, at: ReturnType<typeof paneState>['at'], window: Look['window']): Matches {
  const looked = at.kind === 'line' ? shown.lines[cursorIn(shown.lines, at.place)] : undefined;
  const found = window(matching, looked ? { place: looked, offset: 0 } : 'end', 1);
  const [line] = found.lines;
  const isMatch = looked !== undefined && line !== undefined && comparePlaces(line, looked) === 0;
  return {
    index: isMatch ? found.before + 1 : 0,
    total: found.before + found.lines.length + found.after,
    isExact: found.isExact,
  };
}
