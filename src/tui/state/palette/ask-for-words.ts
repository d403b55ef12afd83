import { type Effect, step, type Step } from '../effect.ts';
import type { State } from '../state.ts';
import { commandOf, fieldsIn, type Form } from './form.ts';

/** The form on the screen, with the words asked for that may stand where it is written in, and the params of what it names. */
export function askForWords(state: State, form: Form): Step {
  const target = targetOf(form, state);
  const params: Effect[] =
    target !== undefined && target !== targetBefore(state) ? [{ kind: 'describeParams', target }] : [];
  if (form.isLine) {
    const text = form.line.text.slice(0, form.line.cursor);
    return show(state, { ...form, offeredFor: text }, { kind: 'complete', ask: { kind: 'line', text } }, ...params);
  }
  const field = fieldsIn(form, state)[form.at];
  if (!field || field.takes === 'switch') return show(state, { ...form, candidates: [], chosen: -1 }, ...params);
  const typed = form.line.text;
  if (field.takes === 'choice') {
    const begun = field.choices.filter((word) => word.startsWith(typed) && word !== typed);
    return show(state, { ...form, candidates: begun.map((word) => ({ word, text: '' })), chosen: -1 }, ...params);
  }
  if (!field.completes) return show(state, { ...form, candidates: [], chosen: -1 }, ...params);
  const source = { kind: field.completes, typed: lastPart(field.takes, typed), job: target };
  const asked = `${field.key} ${typed}`;
  return show(
    state,
    { ...form, offeredFor: asked },
    { kind: 'complete', ask: { kind: 'field', asked, source } },
    ...params,
  );
}

/** Of several words the last one is being written. */
export function lastPart(takes: string, typed: string): string {
  return takes === 'words' ? typed.slice(typed.lastIndexOf(' ') + 1) : typed;
}

function show(state: State, form: Form, ...effects: readonly Effect[]): Step {
  return step({ ...state, overlay: form }, ...effects);
}

/** The job or flow whose params a form asks for. */
function targetOf(form: Form, state: State): string | undefined {
  return commandOf(form, state)?.takesParams ? form.texts['argument TARGET'] : undefined;
}

function targetBefore(state: State): string | undefined {
  return state.overlay?.kind === 'form' ? targetOf(state.overlay, state) : undefined;
}
