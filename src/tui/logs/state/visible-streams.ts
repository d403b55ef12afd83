import { gridOf } from './grid.ts';
import type { LogState } from './log-state.ts';

/** Streams whose lines can be seen, those of the pane that has the keys first. */
export function visibleStreams(state: LogState): readonly number[] {
  const { panes } = gridOf(state);
  const inOrder = panes.toSorted((a, b) => Number(b.pane.key === state.focus) - Number(a.pane.key === state.focus));
  return [...new Set(inOrder.flatMap(({ pane }) => pane.streams ?? state.streams.map(({ index }) => index)))];
}
