import type { Theme } from '../../../base/theme.ts';
import type { LogState } from '../state/log-state.ts';
import { type PaneSpec, paneState } from '../state/panes.ts';
import type { Rect } from '../state/grid.ts';
import { labelsOf } from './labels.ts';
import type { LineLook } from './line-rows.ts';

/** How the lines of a pane are drawn in the room that it has. */
export function paneLook(
  state: LogState,
  pane: PaneSpec,
  rect: Pick<Rect, 'width' | 'height'>,
  theme: Theme,
): LineLook {
  const { layout, streams, reading, span, now } = state;
  const mine = streams.filter((stream) => pane.streams?.includes(stream.index) ?? true);
  const wrong = new Set(reading?.lag.filter(({ skew }) => skew !== 0).map(({ stream }) => stream));
  return {
    width: rect.width,
    theme,
    times: layout.times,
    start: span?.first ?? 0,
    now,
    labels: labelsOf(mine, wrong, rect.width, theme),
    wraps: layout.wraps,
    rawJson: layout.rawJson,
    sideways: paneState(state, pane.key).sideways,
    mostRows: Math.max(1, (rect.height - 1) >> 1),
  };
}
