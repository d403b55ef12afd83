import { type EditLine, lineOf } from './edit-line.ts';
import type { State } from './state.ts';

/** The REPL with another line; what was offered for the old one goes. */
export function withLine(state: State, line: EditLine): State {
  return { ...state, repl: { ...state.repl, line, candidates: [] } };
}

/** Walks the history; past its newest entry the line that was being written comes back. */
export function recall(state: State, by: 1 | -1): State {
  const { history, recalled = history.length, line, draft } = state.repl;
  const next = Math.max(0, Math.min(history.length, recalled + by));
  if (next === recalled) return state;
  const kept = recalled === history.length ? line.text : draft;
  const isDraft = next === history.length;
  const text = isDraft ? kept : (history[next] ?? '');
  const repl = { ...state.repl, line: lineOf(text), draft: kept, recalled: isDraft ? undefined : next, candidates: [] };
  return { ...state, repl };
}
