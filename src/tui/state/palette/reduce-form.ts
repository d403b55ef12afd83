import type { Candidate } from '../../../commands/complete/line.ts';
import type { Field } from '../../../commands/form/field.ts';
import { readForm } from '../../../commands/form/read-form.ts';
import { lastWord, splitWords } from '../../../commands/parse/split-words.ts';
import { messageOf } from '../../../base/thrown.ts';
import type { ActionId } from '../../keys/actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { edit, type EditLine, insert, lineOf } from '../line/edit-line.ts';
import { step, type Step } from '../effect.ts';
import type { State } from '../state.ts';
import { askForWords, lastPart } from './ask-for-words.ts';
import { fieldsIn, type Form, lineOfForm } from './form.ts';
import { runForm } from './run-form.ts';

/** What a key does in the form of a command. */
export function reduceForm(state: State, form: Form, action: ActionId): Step {
  const field = fieldOf(form, state);
  if (field && isTurned(field) && (action === 'charLeft' || action === 'charRight')) {
    return turnField(state, form, field, action === 'charLeft' ? -1 : 1);
  }
  const isAtEnd = form.line.cursor === form.line.text.length;
  if (action === 'charRight' && isAtEnd && form.candidates.length > 0) return takeWord(state, form);
  if (isEdit(action)) return written(state, form, edit(form.line, action));
  switch (action) {
    case 'fieldBelow':
      return moveBy(state, form, 1);
    case 'fieldAbove':
      return moveBy(state, form, -1);
    case 'nextWord':
      return step(choose(state, form, 1));
    case 'previousWord':
      return step(choose(state, form, -1));
    case 'turn':
      return turn(state, form);
    case 'accept':
      return form.chosen >= 0 ? takeWord(state, form) : runForm(state, form);
    case 'leave':
      return step({ ...state, overlay: undefined });
    default:
      return step(state);
  }
}

/** Text that was typed or pasted. A blank turns what can only be chosen. */
export function typeInForm(state: State, form: Form, text: string): Step {
  const field = fieldOf(form, state);
  if (field && isTurned(field) && text === ' ') return turnField(state, form, field, 1);
  return written(state, form, insert(form.line, text));
}

/** Words that came for what is being written. */
export function withWords(form: Form, asked: string, candidates: readonly Candidate[]): Form {
  return form.offeredFor === asked ? { ...form, candidates: candidates.slice(0, most), chosen: -1 } : form;
}

const most = 200;

/** The field that is written in; none where the whole line is. */
function fieldOf(form: Form, state: State): Field | undefined {
  return form.isLine ? undefined : fieldsIn(form, state)[form.at];
}

function isTurned({ takes }: Field): boolean {
  return takes === 'switch' || takes === 'choice';
}

function written(state: State, form: Form, line: EditLine): Step {
  if (form.isLine) return askForWords(state, readLine({ ...form, line }, state));
  const field = fieldOf(form, state);
  return field ? askForWords(state, { ...withText(form, field, line.text), line }) : step(state);
}

function withText(form: Form, { key }: Field, text: string): Form {
  return { ...form, texts: { ...form.texts, [key]: text } };
}

/** The fields follow the line as far as it can be read; what can't be is said, and the fields wait. */
function readLine(form: Form, { commands }: State): Form {
  const words = splitWords(form.line.text.replace(/^\s*mlx\s+/, ''));
  if (words.length === 0) return { ...form, fault: 'There is no command in the line.' };
  try {
    const { verb, texts } = readForm(words, commands);
    return { ...form, verb, texts, at: verb === form.verb ? form.at : 0, fault: undefined };
  } catch (error) {
    return { ...form, fault: messageOf(error) };
  }
}

function turnField(state: State, form: Form, field: Field, by: 1 | -1): Step {
  const all = ['', ...(field.takes === 'switch' ? ['yes', 'no'] : field.choices)].filter(
    (choice) => choice === '' || choice !== field.default,
  );
  const now = Math.max(0, all.indexOf(form.texts[field.key] ?? ''));
  const text = all[(now + by + all.length) % all.length] ?? '';
  return askForWords(state, { ...withText(form, field, text), line: lineOf(text) });
}

function moveBy(state: State, form: Form, by: 1 | -1): Step {
  if (form.isLine) return step(state);
  const fields = fieldsIn(form, state);
  const at = (form.at + by + fields.length) % Math.max(1, fields.length);
  return askForWords(state, { ...form, at, line: lineOf(form.texts[fields[at]?.key ?? ''] ?? '') });
}

/** From the fields to the line and back; a line that can't be read is not left behind unsaid. */
function turn(state: State, form: Form): Step {
  if (!form.isLine) {
    const line = lineOf(lineOfForm(form, state).replace(/^mlx /, ''));
    return askForWords(state, { ...form, isLine: true, line });
  }
  if (form.fault !== undefined) return step({ ...state, notice: { text: form.fault, role: 'warn' } });
  const text = form.texts[fieldsIn(form, state)[form.at]?.key ?? ''] ?? '';
  return askForWords(state, { ...form, isLine: false, line: lineOf(text) });
}

function choose(state: State, form: Form, by: 1 | -1): State {
  const count = form.candidates.length;
  if (count === 0) return state;
  const chosen = form.chosen === -1 ? (by === 1 ? 0 : count - 1) : (form.chosen + by + count) % count;
  return { ...state, overlay: { ...form, chosen } };
}

/** Puts the marked word, or the first, where one is being written. */
function takeWord(state: State, form: Form): Step {
  const word = form.candidates[Math.max(0, form.chosen)]?.word;
  if (word === undefined) return step(state);
  const { text, cursor } = form.line;
  const field = fieldOf(form, state);
  const start = field ? text.length - lastPart(field.takes, text).length : lastWord(text.slice(0, cursor)).start;
  const goesOn = /[=/]$/.test(word) || (field && field.takes !== 'words') ? '' : ' ';
  const before = text.slice(0, start) + word + goesOn;
  return written(state, form, { text: before + (field ? '' : text.slice(cursor)), cursor: before.length });
}
