import type { ActionId } from '../../keys/actions.ts';
import type { EditLine } from '../line/edit-line.ts';
import { step, type Step } from '../effect.ts';
import { findRows, readGroupWords } from '../tree/find-rows.ts';
import { linksOf } from './links.ts';
import { openGroup, openRow } from '../tree/open-row.ts';
import { nameOfRow } from '../tree/row.ts';
import type { State } from '../state.ts';

/** The list of what the page leads to, where it leads anywhere. */
export function openLinks(state: State): Step {
  const links = linksOf(state);
  if (links.length === 0) return step({ ...state, notice: { text: 'this page leads to nothing else', role: 'warn' } });
  return step({ ...state, overlay: { kind: 'links', links, chosen: 0 } });
}

/** Chooses among the links of a page, goes to one, or stays. */
export function reduceLinks(state: State, action: ActionId): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'links') return step(state);
  const { links, chosen } = overlay;
  const last = links.length - 1;
  const choose = (at: number) => step({ ...state, overlay: { ...overlay, chosen: Math.max(0, Math.min(last, at)) } });
  switch (action) {
    case 'down':
      return choose(chosen + 1);
    case 'up':
      return choose(chosen - 1);
    case 'halfDown':
      return choose(chosen + 10);
    case 'halfUp':
      return choose(chosen - 10);
    case 'top':
      return choose(0);
    case 'bottom':
      return choose(last);
    case 'open': {
      const row = links[chosen];
      return row ? openRow({ ...state, overlay: undefined }, row) : step({ ...state, overlay: undefined });
    }
    default:
      return step({ ...state, overlay: undefined });
  }
}

/** The line of `:` with what is known of that name. */
export function changeGoTo(state: State, line: EditLine): State {
  return { ...state, overlay: { kind: 'goTo', line, found: findRows(state.tree, line.text), chosen: -1 } };
}

export function chooseFound(state: State, by: 1 | -1): State {
  const { overlay } = state;
  if (overlay?.kind !== 'goTo' || overlay.found.length === 0) return state;
  const { length } = overlay.found;
  const chosen = overlay.chosen === -1 ? (by === 1 ? 0 : length - 1) : (overlay.chosen + by + length) % length;
  return { ...state, overlay: { ...overlay, chosen } };
}

/**
 * What was marked, else what the line names: a group, with words to filter it by, or anything known that has this name or is the
 * only one that holds it. Of several that hold it the first is marked, to be chosen from. All else the services are asked for.
 */
export function acceptGoTo(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'goTo') return step(state);
  const word = overlay.line.text.trim();
  const closed: State = { ...state, overlay: undefined };
  if (word === '') return step(closed);
  const marked = overlay.found[overlay.chosen];
  if (marked?.kind === 'group') return step(openGroup(closed, marked.group, ''));
  if (marked) return openRow(closed, marked);
  const same = overlay.found.find((row) => row.kind !== 'group' && nameOfRow(row) === word);
  const named = same ? undefined : readGroupWords(word);
  if (named) return step(openGroup(closed, named.group, named.filter));
  const holding = overlay.found.filter((row) => nameOfRow(row).toLowerCase().includes(word.toLowerCase()));
  const only = same ?? (holding.length === 1 ? holding[0] : undefined);
  if (only?.kind === 'group') return step(openGroup(closed, only.group, ''));
  if (only) return openRow(closed, only);
  const [first] = holding;
  if (first) {
    const notice = { text: `${holding.length} hold ${word}: ⏎ goes to the marked one`, role: 'plain' } as const;
    return step({ ...state, overlay: { ...overlay, chosen: overlay.found.indexOf(first) }, notice });
  }
  return step({ ...closed, notice: { text: `looking for ${word}…`, role: 'plain' } }, { kind: 'find', word });
}
