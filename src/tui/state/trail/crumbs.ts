import { nameOfRow } from '../tree/row.ts';
import { cursorIndex, groupAt, rowAt, rowsOf } from '../tree/rows.ts';
import type { State } from '../state.ts';

/** The way to what is shown: the group and the thing that are selected, and what was asked for, or gone to, from there. */
export function crumbsOf({ tree, detail }: Pick<State, 'tree' | 'detail'>): readonly string[] {
  const { page } = detail;
  if (page.crumbs) return page.crumbs;
  const rows = rowsOf(tree);
  const at = cursorIndex(rows, tree);
  const row = rowAt(rows, at);
  const names = row === undefined || row.kind === 'group' ? [] : [nameOfRow(row)];
  const asked = page.isApart ? [page.title] : [];
  return [groupAt(rows, at) ?? '', ...names, ...asked].filter((name) => name !== '');
}
