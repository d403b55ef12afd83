import { type ActionId, actionFor } from '../keys/actions.ts';
import type { Input } from '../keys/input.ts';
import { emptyLine } from './line/edit-line.ts';
import { step, type Step } from './effect.ts';
import { reduceForm, typeInForm } from './palette/reduce-form.ts';
import { reducePalette, typeInPalette } from './palette/reduce-palette.ts';
import { reduceBrowse } from './reduce-browse.ts';
import { scrollHelp, searchHelp, typeInHelp } from './reduce-dialogs.ts';
import { reduceLinks } from './trail/reduce-go.ts';
import { reduceCalls, typeInCalls } from './calls/reduce-calls.ts';
import { answerQuestion, typeInQuestion } from './confirm/answer-question.ts';
import { reduceLine, typeText } from './line/reduce-line.ts';
import { reduceMouse } from './reduce-mouse.ts';
import { reduceYank, yankKinds } from './subject/reduce-subject.ts';
import { modeOf, type State } from './state.ts';

/** What a key or a paste does. */
export function reduceInput(before: State, input: Input): Step {
  const mode = modeOf(before);
  const state = { ...before, notice: undefined };
  if (input.kind === 'mouse') return step(reduceMouse(state, input));
  if (input.kind === 'paste') return mode === 'browse' ? step(state) : typed(state, input.text);
  const action = actionFor(input.key, mode, state.focus);
  if (action === undefined) return input.text === undefined ? step(state) : typed(state, input.text);
  return anywhere(before, action) ?? perform(state, action);
}

function typed(state: State, text: string): Step {
  const { overlay } = state;
  const oneLine = text.replaceAll(/\s+/g, ' ');
  switch (overlay?.kind) {
    case 'palette':
      return typeInPalette(state, overlay, oneLine);
    case 'form':
      return typeInForm(state, overlay, oneLine);
    case 'help':
      return overlay.isSearching ? typeInHelp(state, oneLine) : step(state);
    case 'confirm':
      return step(typeInQuestion(state, overlay, oneLine));
    case 'calls':
      return step(typeInCalls(state, overlay, oneLine));
    default:
      return typeText(state, text);
  }
}

/** What an action does in the mode of the state. */
function perform(state: State, action: ActionId): Step {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'help':
      return overlay.isSearching ? searchHelp(state, action) : scrollHelp(state, action);
    case 'confirm':
      return answerQuestion(state, overlay, action);
    case 'calls':
      return reduceCalls(state, overlay, action);
    case 'palette':
      return reducePalette(state, overlay, action, performOffered);
    case 'form':
      return reduceForm(state, overlay, action);
    case 'yank':
      return reduceYank(state, action);
    case 'links':
      return reduceLinks(state, action);
    case 'filter':
    case 'goTo':
    case 'launch':
      return reduceLine(state, action);
    case undefined:
      return state.focus === 'repl' ? reduceLine(state, action) : reduceBrowse(state, action);
  }
}

/** What the palette offers besides the commands. */
function performOffered(state: State, action: ActionId): Step {
  return anywhere(state, action) ?? (yankKinds[action] ? reduceYank(state, action) : reduceBrowse(state, action));
}

/** What means the same in every mode; `undefined` for all else. */
function anywhere(before: State, action: ActionId): Step | undefined {
  const state = { ...before, notice: undefined };
  switch (action) {
    case 'suspend':
      return step(state, { kind: 'suspend' });
    case 'redraw':
      return step(state, { kind: 'redraw' }, { kind: 'refresh' });
    case 'interrupt':
      return interrupt(before);
    default:
      return undefined;
  }
}

const armed = 'ctrl-c again leaves the session; runs go on';

/** The first ends what is being written or what runs here; where there is nothing to end, the second leaves. */
function interrupt(state: State): Step {
  if (state.notice?.text === armed) return step(state, { kind: 'quit' });
  const notice = { text: armed, role: 'warn' } as const;
  const { history, isBusy } = state.repl;
  const repl = { line: emptyLine, history, draft: '', isBusy };
  const calm: State = { ...state, overlay: undefined, notice, repl };
  return step(calm, { kind: 'cancel' });
}
