import type { ActionId } from '../keys/actions.ts';
import { isEdit } from '../keys/edit-actions.ts';
import { edit, emptyLine, insert } from './line/edit-line.ts';
import { step, type Step } from './effect.ts';
import { helpLines } from '../draw/help.ts';
import { layoutOf } from './layout.ts';
import { moved } from './tree/move.ts';
import type { Help, State } from './state.ts';
import { clampOffset } from './window.ts';

export const emptyHelp: Help = { kind: 'help', offset: 0, search: emptyLine, isSearching: false };

/** Scrolls the help, searches it, or closes it. */
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
      const count = helpLines(state, state.size.columns - 4).length;
      const offset = clampOffset(moved(state.overlay.offset, action, count, height), count, height);
      return step({ ...state, overlay: { ...state.overlay, offset } });
    }
    case 'searchHelp':
      return step({ ...state, overlay: { ...state.overlay, isSearching: true } });
    default:
      return step({ ...state, overlay: undefined });
  }
}

/** What a key does to the text that the help is searched for. */
export function searchHelp(state: State, action: ActionId): Step {
  if (state.overlay?.kind !== 'help') return step(state);
  const { overlay } = state;
  if (isEdit(action))
    return step({ ...state, overlay: { ...overlay, search: edit(overlay.search, action), offset: 0 } });
  switch (action) {
    case 'accept':
      return step({ ...state, overlay: { ...overlay, isSearching: false } });
    case 'leave':
      return step({ ...state, overlay: emptyHelp });
    case 'earlier':
      return scrollHelp(state, 'up');
    case 'later':
      return scrollHelp(state, 'down');
    default:
      return step(state);
  }
}

export function typeInHelp(state: State, text: string): Step {
  if (state.overlay?.kind !== 'help') return step(state);
  return step({ ...state, overlay: { ...state.overlay, search: insert(state.overlay.search, text), offset: 0 } });
}
