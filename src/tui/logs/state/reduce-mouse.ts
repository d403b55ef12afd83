import type { MouseInput } from '../../keys/input.ts';
import { focusedRows } from './focused-rows.ts';
import { gridOf, type PlacedPane } from './grid.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { hold, moveLines } from './move-lines.ts';
import { paneState } from './panes.ts';

/** Lines by which a notch of the wheel moves. */
const notch = 3;

/** The wheel moves the pane below it; a click gives it the keys and looks at the line. */
export function reduceMouse(before: LogState, input: MouseInput, look: Look): LogStep {
  if (before.overlay && 'offset' in before.overlay && input.does === 'wheel') {
    const offset = Math.max(0, before.overlay.offset + input.by * notch);
    return logStep({ ...before, overlay: { ...before.overlay, offset } });
  }
  const placed = before.overlay ? undefined : paneUnder(before, input);
  if (!placed) return logStep(before);
  const state = { ...before, focus: placed.pane.key };
  const pane = focusedRows(state);
  if (input.does === 'wheel') return logStep(moveLines(state, pane, input.by * notch, look));
  const row = input.row - before.area.top - placed.rect.top - 1;
  const { at } = paneState(state, pane.key);
  const from = at.kind === 'end' ? 'end' : ({ place: at.place, offset: -at.row } as const);
  const line = row < 0 ? undefined : look.window(pane.key, from, pane.rows).lines[row];
  return logStep(line ? hold(state, pane, line, row, look) : state);
}

function paneUnder(state: LogState, { row, column }: MouseInput): PlacedPane | undefined {
  const y = row - state.area.top;
  return gridOf(state).panes.find(
    ({ rect }) =>
      y >= rect.top && y < rect.top + rect.height && column >= rect.left && column <= rect.left + rect.width,
  );
}
