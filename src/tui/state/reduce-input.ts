import { actionFor } from '../keys/actions.ts';
import type { Input } from '../keys/input.ts';
import { step, type Step } from './effect.ts';
import { reduceBrowse } from './reduce-browse.ts';
import { answerConfirm, scrollHelp } from './reduce-dialogs.ts';
import { reduceLinks } from './reduce-go.ts';
import { reduceLine, typeText } from './reduce-line.ts';
import { reduceMouse } from './reduce-mouse.ts';
import { modeOf, type State } from './state.ts';

/** What a key or a paste does. */
export function reduceInput(before: State, input: Input): Step {
  const mode = modeOf(before);
  const state = { ...before, notice: undefined };
  if (input.kind === 'mouse') return step(reduceMouse(state, input));
  if (input.kind === 'paste') return mode === 'browse' ? step(state) : typeText(state, input.text);
  const action = actionFor(input.key, mode, state.focus);
  if (action === undefined) return input.text === undefined ? step(state) : typeText(state, input.text);
  switch (action) {
    case 'suspend':
      return step(state, { kind: 'suspend' });
    case 'redraw':
      return step(state, { kind: 'redraw' }, { kind: 'refresh' });
    case 'interrupt':
      return interrupt(before);
    default:
      break;
  }
  switch (mode) {
    case 'browse':
      return reduceBrowse(state, action);
    case 'help':
      return scrollHelp(state, action);
    case 'confirm':
      return answerConfirm(state, action);
    case 'links':
      return reduceLinks(state, action);
    case 'repl':
    case 'filter':
    case 'goTo':
    case 'palette':
    case 'launch':
      return reduceLine(state, action);
  }
}

const armed = 'ctrl-c again leaves the session; runs go on';

/** The first ends what is being written or what runs here; where there is nothing to end, the second leaves. */
function interrupt(state: State): Step {
  if (state.notice?.text === armed) return step(state, { kind: 'quit' });
  const notice = { text: armed, role: 'warn' } as const;
  const calm: State = { ...state, overlay: undefined, notice, repl: { ...state.repl, line: { text: '', cursor: 0 } } };
  return step(calm, { kind: 'cancel' });
}
