import { sgrOf } from '../../../show/ansi.ts';
import { asciiPieces } from '../../../show/ascii.ts';
import { safeText } from '../../../show/safe-text.ts';
import type { Row } from '../../paint/run.ts';
import type { PlacedPane } from '../state/grid.ts';
import type { LogState } from '../state/log-state.ts';
import { paneState } from '../state/panes.ts';
import type { DrawOptions } from './draw-log-screen.ts';
import { paneLook } from './pane-look.ts';
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
  const { theme, findHits } = options;
  if (seen.window.lines.length === 0) {
    const row = [{ text: ` ${safeText(emptyText(state, seen))}`, sgr: sgrOf('dim', theme) }];
    return [theme.isAscii ? asciiPieces(row) : row];
  }
  return paneRows({
    window: seen.window,
    at: paneState(state, pane.key).at,
    rows: rect.height - 1,
    look: paneLook(state, pane, rect, theme),
    ...(state.mark && hasKeys && { mark: state.mark }),
    hasCursor: hasKeys,
    ...(findHits && { findHits }),
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
