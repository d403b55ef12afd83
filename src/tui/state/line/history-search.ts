import { step, type Step } from '../effect.ts';
import { lineOf } from './edit-line.ts';
import { withLine } from './recall.ts';
import type { State } from '../state.ts';

/** Begins to look for an earlier text, or looks for one before that which was found. */
export function searchEarlier(state: State): Step {
  const { search, line, history } = state.repl;
  if (!search) return step(withSearch(state, { query: '', at: history.length, before: line }));
  return find(state, search.query, search.at - 1);
}

/** What is looked for with more of it, or with its last character gone. */
export function searchFor(state: State, change: { typed: string } | 'deleteBack'): Step {
  const { search, history } = state.repl;
  if (!search) return step(state);
  const query = change === 'deleteBack' ? search.query.slice(0, -1) : search.query + change.typed;
  return find(state, query, change === 'deleteBack' ? history.length - 1 : Math.min(search.at, history.length - 1));
}

/** Keeps what was found, or puts back what stood there before. */
export function endSearch(state: State, by: 'keep' | 'leave'): Step {
  const { search } = state.repl;
  const ended = withSearch(state, undefined);
  return search && by === 'leave' ? withLine(ended, search.before) : step(ended);
}

function find(state: State, query: string, from: number): Step {
  const { search, history } = state.repl;
  if (!search) return step(state);
  const at = query === '' ? -1 : lastWith(query, history.slice(0, from + 1));
  const found = history[at];
  if (found !== undefined)
    return withLine(withSearch(state, { ...search, query, at, isMissing: false }), {
      ...lineOf(found),
      cut: search.before.cut,
    });
  return step(withSearch(state, { ...search, query, isMissing: query !== '' }));
}

function lastWith(query: string, texts: readonly string[]): number {
  const wanted = query.toLowerCase();
  return texts.findLastIndex((text) => text.toLowerCase().includes(wanted));
}

function withSearch(state: State, search: State['repl']['search']): State {
  return { ...state, repl: { ...state.repl, search, recalled: undefined } };
}
