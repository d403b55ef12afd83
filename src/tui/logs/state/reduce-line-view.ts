import { withoutColours } from '../../../base/without-colours.ts';
import type { LogActionId } from '../keys/log-actions.ts';
import { lineViewRows } from './line-view-rows.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState, Overlay } from './log-state.ts';
import type { Look } from './look.ts';

type LineView = Extract<Overlay, { kind: 'line' }>;

/** What an action does while one line is open. */
export function reduceLineView(state: LogState, view: LineView, action: LogActionId, look: Look): LogStep {
  const [line] = look.window(view.pane, { place: view.place, offset: 0 }, 1).lines;
  if (!line || action === 'close') return logStep({ ...state, overlay: undefined });
  const rows = lineViewRows(line, view.folded, state.area.columns);
  const half = state.area.rows >> 1;
  const to = (cursor: number) =>
    logStep({ ...state, overlay: { ...view, cursor: Math.max(0, Math.min(rows.length - 1, cursor)) } });
  switch (action) {
    case 'down':
      return to(view.cursor + 1);
    case 'up':
      return to(view.cursor - 1);
    case 'halfDown':
      return to(view.cursor + half);
    case 'halfUp':
      return to(view.cursor - half);
    case 'top':
      return to(0);
    case 'bottom':
      return to(rows.length - 1);
    case 'open': {
      const fold = rows[view.cursor]?.fold;
      if (fold === undefined) return logStep(state);
      const folded = view.folded.includes(fold) ? view.folded.filter((each) => each !== fold) : [...view.folded, fold];
      return logStep({ ...state, overlay: { ...view, folded } });
    }
    case 'yank':
      return logStep(state, { kind: 'yank', text: withoutColours(line.raw ?? line.text), what: 'the line' });
    default:
      return logStep(state);
  }
}
