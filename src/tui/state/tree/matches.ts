import { textOf } from '../../../show/line.ts';
import { linesShown } from '../lines-shown.ts';
import type { State } from '../state.ts';
import { readFilter } from './text-filter.ts';

/** The places of the lines of the page that is shown in which its search finds something. */
export function matchesOf(state: State): number[] {
  const { filter } = state.detail;
  if (filter === '') return [];
  const { hits } = readFilter(filter);
  return linesShown(state).flatMap((line, at) => (hits(textOf(line)).length > 0 ? [at] : []));
}

/** The page with the next line that matches at its top, or the one before; from the last on to the first. */
export function toMatch(state: State, by: 1 | -1): State {
  const matches = matchesOf(state);
  const { filter, offset } = state.detail;
  if (filter === '') return { ...state, notice: { text: 'nothing is searched for here: / does', role: 'warn' } };
  if (matches.length === 0) return { ...state, notice: { text: `nothing here holds ${filter}`, role: 'warn' } };
  const now = state.detail.match ?? offset - (by === 1 ? 1 : 0);
  const next =
    by === 1 ? (matches.find((at) => at > now) ?? matches[0]) : (matches.findLast((at) => at < now) ?? matches.at(-1));
  const at = next ?? 0;
  return { ...state, detail: { ...state.detail, match: at, offset: at } };
}

/** The page searched for something else, from where it stands. */
export function searchFor(state: State, filter: string): State {
  const searched: State = { ...state, detail: { ...state.detail, filter, match: undefined } };
  const first = matchesOf(searched).find((at) => at >= state.detail.offset) ?? matchesOf(searched)[0];
  return first === undefined ? searched : { ...searched, detail: { ...searched.detail, match: first, offset: first } };
}
