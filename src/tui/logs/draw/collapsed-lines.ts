import { clipLine } from '../../../show/box.ts';
import { type Line, span } from '../../../show/line.ts';
import { safeText } from '../../../show/safe-text.ts';
import { titleEdge } from '../../draw/edge.ts';
import type { Grid } from '../state/grid.ts';
import type { LogState } from '../state/log-state.ts';
import { counted } from './count-text.ts';

/** Panes without room, each in a row with its number and what came of its streams. */
export function collapsedLines(
  { counts, streams }: LogState,
  { rect, panes }: NonNullable<Grid['list']>,
): readonly Line[] {
  const rows = rect.height - 1;
  const shown = panes.slice(0, panes.length > rows ? Math.max(0, rows - 1) : rows);
  const title = counted(panes.length, 'more pane');
  const edge = titleEdge({ title, note: 'tab looks', width: rect.width, isFocused: false, corners: false });
  const told = shown.map(({ pane, number }): Line => {
    const mine = pane.streams ?? streams.map(({ index }) => index);
    const lines = mine.reduce((sum, index) => sum + (counts[index]?.lines ?? 0), 0);
    const errors = mine.reduce((sum, index) => sum + (counts[index]?.errors ?? 0), 0);
    return [
      span('dim', `${String(number).padStart(3)} `),
      span('plain', safeText(pane.title)),
      span('dim', `  ${counted(lines, 'line')}`),
      ...(errors > 0 ? [span('bad', `  ${counted(errors, 'error')}`)] : []),
    ];
  });
  const more: Line[] =
    shown.length < panes.length ? [[span('dim', `    and ${panes.length - shown.length} more`)]] : [];
  return [edge, ...told, ...more].map((each) => clipLine(each, rect.width));
}
