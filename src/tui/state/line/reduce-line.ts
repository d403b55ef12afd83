import type { ActionId } from '../../keys/actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { splitWords } from '../../../commands/parse/split-words.ts';
import { edit, type EditLine, insert } from './edit-line.ts';
import { type Effect, step, type Step } from '../effect.ts';
import { searchFor } from '../tree/matches.ts';
import { acceptGoTo, changeGoTo, chooseFound } from '../trail/reduce-go.ts';
import { searchFor as searchHistoryFor } from './history-search.ts';
import { withLine } from './recall.ts';
import { reduceRepl } from './reduce-repl.ts';
import type { State } from '../state.ts';
import { withNextWay } from './way-in-line.ts';

/** Text that was typed or pasted into the line being written. Where no line is, it means nothing. */
export function typeText(state: State, text: string): Step {
  const line = lineIn(state);
  if (!line) return step(state);
  const isExpression = state.overlay === undefined;
  if (isExpression && state.repl.search) return searchHistoryFor(state, { typed: text.replaceAll(/\s+/g, ' ') });
  const clean = isExpression ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text.replaceAll(/\s+/g, ' ');
  return changed(state, insert(line, clean));
}

/** What an action does to the line being written. */
export function reduceLine(state: State, action: ActionId): Step {
  const line = lineIn(state);
  if (!line) return step(state);
  if (state.overlay === undefined) return reduceRepl(state, action);
  if (isEdit(action)) return changed(state, edit(line, action));
  switch (action) {
    case 'accept':
      return accept(state, line);
    case 'leave':
      return step(leave(state));
    case 'complete':
      return complete(state, line, 1);
    case 'completeBack':
      return complete(state, line, -1);
    case 'earlier':
      return step(chooseFound(state, -1));
    case 'later':
      return step(chooseFound(state, 1));
    default:
      return step(state);
  }
}

function lineIn({ overlay, focus, repl }: State): EditLine | undefined {
  if (overlay) return 'line' in overlay ? overlay.line : undefined;
  return focus === 'repl' ? repl.line : undefined;
}

function changed(state: State, line: EditLine): Step {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'filter':
      return step(withFilter({ ...state, overlay: { ...overlay, line } }, overlay.pane, line.text));
    case 'launch':
      return step(
        { ...state, overlay: { ...overlay, line } },
        { kind: 'prepare', target: overlay.target, text: line.text },
      );
    case 'goTo':
      return step(changeGoTo(state, line));
    case 'help':
    case 'links':
    case 'confirm':
    case 'calls':
    case 'palette':
    case 'form':
    case 'yank':
      return step(state);
    case undefined:
      return withLine(state, line);
  }
}

function withFilter(state: State, pane: 'tree' | 'detail', filter: string): State {
  switch (pane) {
    case 'tree':
      return { ...state, tree: { ...state.tree, filter } };
    case 'detail':
      return searchFor(state, filter);
  }
}

function leave(state: State): State {
  const { overlay } = state;
  if (overlay?.kind === 'filter') return withFilter({ ...state, overlay: undefined }, overlay.pane, overlay.before);
  return { ...state, overlay: undefined };
}

function accept(state: State, line: EditLine): Step {
  const { overlay } = state;
  if (overlay?.kind === 'filter') return step({ ...state, overlay: undefined });
  if (overlay?.kind === 'goTo') return acceptGoTo(state);
  return performLine({ ...state, overlay: undefined }, line.text, overlay?.kind === 'launch');
}

function performLine(state: State, text: string, isAsked: boolean): Step {
  const words = splitWords(text.replace(/^\s*mlx\s+/, ''));
  if (words.length === 0) return step(state);
  const effect: Effect = { kind: 'perform', words, command: `mlx ${text.trim()}`, isAsked };
  return step(state, effect);
}

function complete(state: State, line: EditLine, by: 1 | -1): Step {
  const { overlay } = state;
  if (overlay?.kind === 'launch')
    return overlay.target.kind === 'flow' ? changed(state, withNextWay(line, by)) : step(state);
  return step(chooseFound(state, by));
}
