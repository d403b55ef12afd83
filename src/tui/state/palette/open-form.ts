import { readForm } from '../../../commands/form/read-form.ts';
import { shellWord } from '../../../base/shell-word.ts';
import { messageOf } from '../../../base/thrown.ts';
import { emptyLine, lineOf } from '../line/edit-line.ts';
import type { Step } from '../effect.ts';
import { rowUnder, selectedRun, selectedTarget } from '../tree/selection.ts';
import type { State } from '../state.ts';
import { askForWords } from './ask-for-words.ts';
import { fieldsIn, type Form } from './form.ts';

export interface Filled {
  /** What stands behind the verb already. */
  words: readonly string[];
  /** The flag to begin with. */
  flag?: string;
}

/** The form of a verb, filled with what was written, or with what is selected. A line that can't be read is shown as it is. */
export function openForm(state: State, verb: string, { words, flag }: Filled): Step {
  const empty: Form = {
    kind: 'form',
    verb,
    texts: {},
    params: [],
    at: 0,
    isLine: false,
    line: emptyLine,
    candidates: [],
    offeredFor: '',
    chosen: -1,
  };
  try {
    const { texts } = readForm([...verb.split(' '), ...words], state.commands);
    return begin(state, { ...empty, texts: words.length > 0 ? texts : ofSelection(empty, state) }, flag);
  } catch (error) {
    const line = lineOf([verb, ...words.map(shellWord)].join(' '));
    return askForWords(state, { ...empty, isLine: true, line, fault: messageOf(error) });
  }
}

/** At the flag that was meant, else at the first field that still needs a text. */
function begin(state: State, form: Form, flag: string | undefined): Step {
  const fields = fieldsIn(form, state);
  const meant = fields.findIndex(({ key }) => key === `flag ${flag}`);
  const open = fields.findIndex(({ key, required }) => required && !form.texts[key]);
  const at = Math.max(0, meant === -1 ? open : meant);
  return askForWords(state, { ...form, at, line: lineOf(form.texts[fields[at]?.key ?? ''] ?? '') });
}

/** What the first argument of a verb most likely is: the thing that is looked at. */
function ofSelection(form: Form, state: State): Form['texts'] {
  const [first] = fieldsIn(form, state);
  if (first?.place !== 'argument' || !first.required) return {};
  const row = rowUnder(state);
  switch (first.completes) {
    case 'target':
      return filled(first.key, selectedTarget(state)?.name);
    case 'run':
      return filled(first.key, selectedRun(state)?.name);
    case 'table':
      return filled(first.key, row?.kind === 'table' ? row.table.name : undefined);
    default:
      return {};
  }
}

function filled(key: string, text: string | undefined): Form['texts'] {
  return text === undefined ? {} : { [key]: text };
}
