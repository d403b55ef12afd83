import type { ActionId } from '../keys/actions.ts';
import { step, type Step } from './effect.ts';
import { helpLines } from '../draw/help.ts';
import { layoutOf } from './layout.ts';
import { moved } from './move.ts';
import type { State } from './state.ts';
import { clampOffset } from './window.ts';

/** Scrolls the help, or closes it. */
export function scrollHelp(state: State, action: ActionId): Step {
  if (state.overlay?.kind !== 'help') return step(state);
  switch (action) {
    case 'up':
    case 'down':
    case 'halfUp':
    case 'halfDown':
    case 'top':
    case 'bottom': {
      const height = Math.max(1, layoutOf(state).upper.height - 2);
      const count = helpLines(state.size.columns - 4).length;
      const offset = clampOffset(moved(state.overlay.offset, action, count, height), count, height);
      return step({ ...state, overlay: { kind: 'help', offset } });
    }
    default:
      return step({ ...state, overlay: undefined });
  }
}
