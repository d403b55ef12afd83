import type { ActionId } from '../../keys/actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { edit, emptyLine, insert } from '../line/edit-line.ts';
import { step, type Step } from '../effect.ts';
import type { Palette, State } from '../state.ts';
import { openForm } from './open-form.ts';
import { paletteEntries } from './palette-entries.ts';

export const emptyPalette: Palette = { kind: 'palette', line: emptyLine, chosen: 0 };

/** What a key does in the palette. `perform` does what an action's own key would do. */
export function reducePalette(
  state: State,
  palette: Palette,
  action: ActionId,
  perform: (state: State, action: ActionId) => Step,
): Step {
  if (isEdit(action)) return step(withLine(state, palette, edit(palette.line, action)));
  switch (action) {
    case 'earlier':
    case 'completeBack':
      return step(choose(state, palette, -1));
    case 'later':
    case 'complete':
      return step(choose(state, palette, 1));
    case 'accept':
      return take(state, palette, perform);
    case 'leave':
      return step({ ...state, overlay: undefined });
    default:
      return step(state);
  }
}

export function typeInPalette(state: State, palette: Palette, text: string): Step {
  return step(withLine(state, palette, insert(palette.line, text)));
}

function withLine(state: State, palette: Palette, line: Palette['line']): State {
  return { ...state, overlay: { ...palette, line, chosen: 0 } };
}

function choose(state: State, palette: Palette, by: 1 | -1): State {
  const count = Math.max(1, paletteEntries(palette.line.text, state).length);
  return { ...state, overlay: { ...palette, chosen: (palette.chosen + by + count) % count } };
}

function take(state: State, { line, chosen }: Palette, perform: (state: State, action: ActionId) => Step): Step {
  const entry = paletteEntries(line.text, state)[chosen];
  if (!entry) return step({ ...state, notice: { text: 'nothing fits; delete some of it', role: 'warn' } });
  const closed = { ...state, overlay: undefined };
  switch (entry.kind) {
    case 'verb':
      return openForm(closed, entry.verb, { words: entry.words, flag: entry.hit?.name });
    case 'action':
      return perform(closed, entry.action.id);
  }
}
