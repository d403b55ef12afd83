import type { LogActionId } from '../keys/log-actions.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { reduceBrowse } from './reduce-browse.ts';
import { reduceLineView } from './reduce-line-view.ts';
import { reducePalette } from './reduce-palette.ts';
import { reducePrompt } from './reduce-prompt.ts';
import { scrollList } from './scroll-list.ts';
import { yank } from './yank.ts';

/** Does what a key or the palette asks for, in the mode that the screen is in. */
export function performAction(state: LogState, action: LogActionId, key: string, look: Look): LogStep {
  if (action === 'suspend' || action === 'redraw') return logStep(state, { kind: action });
  const { overlay } = state;
  if (action === 'interrupt') return interrupt(state);
  switch (overlay?.kind) {
    case undefined:
      return reduceBrowse(state, action, key, look);
    case 'prompt':
      return reducePrompt(state, overlay, action, look);
    case 'palette':
      return reducePalette(state, overlay, action, (chosen) =>
        performAction({ ...state, overlay: undefined }, chosen, '', look),
      );
    case 'yank':
      return yank({ ...state, overlay: undefined }, action, look);
    case 'help':
    case 'streams':
      return logStep({ ...state, overlay: scrollList(overlay, action, state.area.rows) });
    case 'line':
      return reduceLineView(state, overlay, action, look);
  }
}

function interrupt(state: LogState): LogStep {
  if (state.overlay) return logStep({ ...state, overlay: undefined });
  return state.isFinding
    ? logStep({ ...state, isFinding: false }, { kind: 'stopFinding' })
    : logStep(state, { kind: 'quit' });
}
