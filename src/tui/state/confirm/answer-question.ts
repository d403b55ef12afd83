import type { ActionId } from '../../keys/actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { edit, insert } from '../line/edit-line.ts';
import { step, type Step } from '../effect.ts';
import type { State } from '../state.ts';
import type { Question } from './question.ts';

/** What an action answers: yes by its key, or by the whole name where that has to be typed; all that leaves it is a no. */
export function answerQuestion(state: State, question: Question, action: ActionId): Step {
  if (question.name === undefined) return action === 'yes' ? yes(state, question) : no(state, question);
  if (isEdit(action)) return step({ ...state, overlay: { ...question, line: edit(question.line, action) } });
  switch (action) {
    case 'accept':
      return byName(state, question, question.name);
    case 'leave':
      return no(state, question);
    default:
      return step(state);
  }
}

export function typeInQuestion(state: State, question: Question, text: string): State {
  if (question.name === undefined) return state;
  return { ...state, overlay: { ...question, line: insert(question.line, text) } };
}

/** Enter at once is the default, which is no. */
function byName(state: State, question: Question, name: string): Step {
  const { text } = question.line;
  if (text === '') return no(state, question);
  if (text === name) return yes(state, question);
  return step({ ...state, notice: { text: `type ${name} to the letter, or esc to leave it`, role: 'warn' } });
}

function yes(state: State, { onYes }: Question): Step {
  return step({ ...state, overlay: undefined }, onYes);
}

function no(state: State, { onNo }: Question): Step {
  const closed = { ...state, overlay: undefined };
  return onNo ? step(closed, onNo) : step(closed);
}
