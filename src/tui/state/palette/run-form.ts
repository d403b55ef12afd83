import { formWords } from '../../../commands/form/form-line.ts';
import { type Effect, step, type Step } from '../effect.ts';
import type { State } from '../state.ts';
import { commandOf, fieldsIn, type Form, lineOfForm, obstacleIn } from './form.ts';

/** Runs what the form says; what keeps it from that is gone to and said. */
export function runForm(state: State, form: Form): Step {
  const command = commandOf(form, state);
  const obstacle = form.fault === undefined ? obstacleIn(form, state) : { at: form.at, text: form.fault };
  if (!command || obstacle) {
    const { at, text } = obstacle ?? { at: form.at, text: `There is no command ${form.verb}.` };
    return step({ ...state, overlay: moveTo(form, at, state), notice: { text, role: 'warn' } });
  }
  const words = formWords(form.verb, fieldsIn(form, state), form.texts);
  const line = lineOfForm(form, state);
  const recent = [form.verb, ...state.recent.filter((verb) => verb !== form.verb)].slice(0, most);
  const closed: State = { ...state, overlay: undefined, recent };
  const remember: Effect = { kind: 'remember', recent };
  const onYes: Effect = handsOver(command.name, command.takesScreen)
    ? { kind: 'handOver', words, command: line }
    : { kind: 'perform', words, command: line };
  return step(closed, remember, onYes);
}

/** Verbs that the list remembers. */
const most = 8;

/** A log has a screen of its own; in a pane it would be cut to what was there. */
function handsOver(verb: string, takesScreen = false): boolean {
  return takesScreen || verb === 'logs';
}

function moveTo(form: Form, at: number, state: State): Form {
  if (form.isLine) return form;
  const text = form.texts[fieldsIn(form, state)[at]?.key ?? ''] ?? '';
  return { ...form, at, line: { text, cursor: text.length }, candidates: [], chosen: -1 };
}
