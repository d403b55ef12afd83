import { showAge } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { drawTreeRow } from '../draw/tree-row.ts';
import { cursorIndex, rowsOf } from '../state/tree/rows.ts';
import { rowUnder } from '../state/tree/selection.ts';
import type { State } from '../state/state.ts';
import { wordsOf } from './words-of.ts';

/** Columns of what is drawn before it is put into words. */
const width = 100;

/** Where the keys are. */
export function sayFocus(state: State): string {
  switch (state.focus) {
    case 'tree':
      return `tree: ${sayRow(state)}`;
    case 'detail':
      return `middle: ${safeText(state.detail.page.title)}`;
    case 'log':
      return state.log.run ? `log of ${safeText(state.log.run.name)}` : 'log: select a run first';
    case 'repl':
      return 'REPL: enter evaluates, escape leaves';
  }
}

/** The row under the cursor and its place in its group: `runs, 3 of 12: delays-7, failed, 2 min ago`. */
export function sayRow(state: State): string {
  const row = rowUnder(state);
  if (!row) return 'nothing here';
  if (row.kind === 'group') {
    const count = row.count === undefined ? 'not read yet' : String(row.count);
    return `group ${row.group}, ${count}, ${row.isOpen ? 'open' : 'closed'}`;
  }
  return `${placeInGroup(state)}${sayItem(row, state.now)}`;
}

function sayItem(row: Exclude<ReturnType<typeof rowUnder>, undefined>, now: number): string {
  if (row.kind !== 'run') return wordsOf(drawTreeRow(row, false, { width, now }));
  const { name, status, created } = row.run;
  return `${safeText(name)}, ${status}, ${showAge(created, now)}`;
}

/** A row that only says why there is none has no place. */
function placeInGroup({ tree }: State): string {
  const rows = rowsOf(tree);
  const at = cursorIndex(rows, tree);
  const part = rows.parts.findLast(({ from }) => from <= at);
  if (!part || at - part.from > part.items.length) return '';
  return `${part.section.group}, ${at - part.from} of ${part.items.length}${part.hasMore ? ' and more' : ''}: `;
}
