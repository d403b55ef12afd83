import { isComplete } from '../../../inspect/code/is-complete.ts';
import type { ActionId } from '../../keys/actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { edit, emptyLine, insert, startOf } from './edit-line.ts';
import { breakLine, moveLine } from './edit-lines.ts';
import { step, type Step } from '../effect.ts';
import { after, focusOn } from '../focus.ts';
import { endSearch, searchEarlier, searchFor } from './history-search.ts';
import { scrollDetail } from '../tree/move.ts';
import { chooseWord, takeWord } from './offers.ts';
import { recall, withLine } from './recall.ts';
import type { State } from '../state.ts';

/** What an action does to the text of the REPL. */
export function reduceRepl(state: State, action: ActionId): Step {
  if (state.repl.search) return reduceSearch(state, action);
  const { line, offer } = state.repl;
  if (isEdit(action)) return withLine(state, edit(line, action));
  switch (action) {
    case 'accept':
      return takeWord(state) ?? evaluate(state);
    case 'newLine':
      return withLine(state, breakLine(line));
    case 'searchHistory':
      return searchEarlier(state);
    case 'leave':
      return step(offer ? withoutOffer(state) : focusOn(state, state.upper));
    case 'complete':
      return complete(state);
    case 'previousPane':
      return step(chooseWord(state, -1) ?? focusOn(state, after('repl', -1)));
    case 'readOn':
      return step(scrollDetail(state, 'halfDown'));
    case 'readBack':
      return step(scrollDetail(state, 'halfUp'));
    case 'earlier':
      return move(state, -1);
    case 'later':
      return move(state, 1);
    default:
      return step(state);
  }
}

/** Whatever else than looking for it is done takes what was found first. */
function reduceSearch(state: State, action: ActionId): Step {
  switch (action) {
    case 'searchHistory':
      return searchEarlier(state);
    case 'deleteBack':
      return searchFor(state, 'deleteBack');
    case 'leave':
      return endSearch(state, 'leave');
    case 'accept':
      return endSearch(state, 'keep');
    default:
      return reduceRepl(endSearch(state, 'keep').state, action);
  }
}

/** A text that wants more gets a new line. */
function evaluate(state: State): Step {
  const { line, history, isBusy } = state.repl;
  if (line.text.trim() === '' || isBusy) return step(state);
  if (!isComplete(line.text)) return withLine(state, breakLine(line));
  const next = history.at(-1) === line.text ? history : [...history, line.text];
  const repl = { line: { ...emptyLine, cut: line.cut }, history: next, draft: '', isBusy: true };
  return step({ ...state, repl }, { kind: 'evaluate', text: line.text });
}

/** In front of a line's text it moves that to the right; in an empty one it leads to the tree. */
function complete(state: State): Step {
  const { line } = state.repl;
  const marked = chooseWord(state, 1);
  if (marked) return step(marked);
  if (line.text === '') return step(focusOn(state, 'tree'));
  const isIndent = line.cursor > 0 && line.text.slice(startOf(line), line.cursor).trim() === '';
  return isIndent ? withLine(state, insert(line, '  ')) : step(state, { kind: 'completeExpression', line });
}

function move(state: State, by: 1 | -1): Step {
  const marked = chooseWord(state, by);
  if (marked) return step(marked);
  const moved = moveLine(state.repl.line, by);
  return moved ? withLine(state, moved) : recall(state, by);
}

function withoutOffer(state: State): State {
  return { ...state, repl: { ...state.repl, offer: undefined } };
}
