import type { Row } from '../../paint/run.ts';
import { sgrOf } from '../../../show/ansi.ts';
import type { PlacedPane } from '../state/grid.ts';
import type { LogState } from '../state/log-state.ts';
import { paneState } from '../state/panes.ts';
import type { DrawOptions } from './draw-log-screen.ts';
import { labelsOf } from './labels.ts';
import { paneRows } from './pane-rows.ts';
import type { SeenPane } from './sight.ts';

/** The lines of a pane, as many rows as it has below its title. */
export function drawPane(
  state: LogState,
  { pane, rect }: PlacedPane,
  seen: SeenPane,
  hasKeys: boolean,
  options: DrawOptions,
): readonly Row[] {
  const { colour } = options;
  const rows = rect.height - 1;
  if (seen.window.lines.length === 0) return [[{ text: ` ${emptyText(state, seen)}`, sgr: sgrOf('dim', colour) }]];
  const { at, sideways } = paneState(state, pane.key);
  const mine = state.streams.filter((stream) => stream !== undefined && (pane.streams?.includes(stream.index) ?? true));
  return paneRows({
    window: seen.window,
    at,
    rows,
    look: {
      width: rect.width,
      colour,
      ascii: options.ascii,
      times: state.layout.times,
      start: state.span?.first ?? 0,
      now: state.now,
      labels: labelsOf(mine, rect.width, colour),
      wraps: state.layout.wraps,
      sideways,
      mostRows: Math.max(1, rows >> 1),
    },
    ...(state.mark && hasKeys && { mark: state.mark }),
    hasCursor: hasKeys,
    ...(state.search && { findHits: options.findHits }),
  });
}

/** Why there is no line, in words. */
function emptyText(state: LogState, { window }: SeenPane): string {
  const { failure, end, run, reading, streams } = state;
  if (failure) return failure.text;
  if (window.tooSlow) return 'a filter takes too long: x drops it';
  if (!window.isExact) return 'looking through the lines…';
  if (state.span) return 'no line passes the filters (x drops the last one)';
  if (end) return run?.reason === undefined ? 'nothing was written' : `nothing was written: ${run.reason}`;
  if (reading?.trouble) return reading.trouble.text;
  return streams.length === 0 ? 'waiting for the first line…' : 'no line yet';
}
