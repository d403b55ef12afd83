import { edit } from '../../state/line/edit-line.ts';
import { type LogAction, type LogActionId, logActions } from '../keys/log-actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState, Overlay } from './log-state.ts';

type Palette = Extract<Overlay, { kind: 'palette' }>;

/** What can be done while looking at lines and holds every word that was written. */
export function offered(text: string): readonly LogAction[] {
  const words = text.toLowerCase().split(/\s+/u);
  return logActions.filter(
    ({ id, modes, help }) =>
      modes.includes('browse') &&
      !unoffered.includes(id) &&
      words.every((word) => `${id} ${help}`.toLowerCase().includes(word)),
  );
}

/** What makes no sense without its key. */
const unoffered: readonly LogActionId[] = ['palette', 'pane', 'interrupt'];

export function reducePalette(
  state: LogState,
  palette: Palette,
  action: LogActionId,
  perform: (action: LogActionId) => LogStep,
): LogStep {
  if (isEdit(action))
    return logStep({ ...state, overlay: { ...palette, line: edit(palette.line, action), chosen: 0 } });
  const found = offered(palette.line.text);
  const choose = (by: number) =>
    logStep({
      ...state,
      overlay: { ...palette, chosen: (palette.chosen + by + found.length) % Math.max(1, found.length) },
    });
  switch (action) {
    case 'earlier':
      return choose(-1);
    case 'later':
    case 'turn':
      return choose(1);
    case 'accept': {
      const chosen = found[palette.chosen];
      return chosen ? perform(chosen.id) : logStep(state);
    }
    case 'leave':
      return logStep({ ...state, overlay: undefined });
    default:
      return logStep(state);
  }
}
