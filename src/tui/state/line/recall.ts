import { step, type Step } from '../effect.ts';
import { type EditLine, lineOf } from './edit-line.ts';
import type { State } from '../state.ts';

/** The REPL with another line: what was offered and known for the old one goes, and is asked for anew. */
export function withLine(state: State, line: EditLine): Step {
  const { hint, ...repl } = state.repl;
  const isSame = line.text === repl.line.text && line.cursor === repl.line.cursor;
  const next = { ...repl, line, offer: undefined, preview: undefined };
  // The hint stays until the next one is known, so that it does not flicker under the keys.
  const kept = line.text === '' ? next : { ...next, hint };
  return step({ ...state, repl: kept }, ...(isSame || line.text === '' ? [] : [{ kind: 'consider', line } as const]));
}

/** Walks the history; past its newest entry the text that was being written comes back. */
export function recall(state: State, by: 1 | -1): Step {
  const { history, recalled = history.length, line, draft } = state.repl;
  const next = Math.max(0, Math.min(history.length, recalled + by));
  if (next === recalled) return step(state);
  const kept = recalled === history.length ? line.text : draft;
  const isDraft = next === history.length;
  const text = isDraft ? kept : (history[next] ?? '');
  const walked = { ...state, repl: { ...state.repl, draft: kept, recalled: isDraft ? undefined : next } };
  return withLine(walked, { ...lineOf(text), cut: line.cut });
}
