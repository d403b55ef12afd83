import type { Line } from '../../show/line.ts';
import { cursorIndex, rowsIn, rowsOf } from '../state/tree/rows.ts';
import type { State } from '../state/state.ts';
import { readFilter } from '../state/tree/text-filter.ts';
import { windowAround } from '../state/window.ts';
import { partShown } from './part-shown.ts';
import { drawTreeRow } from './tree-row.ts';

/** The rows of the tree that can be seen with what its filter finds in them marked; its filter or what is wrong with that, and which rows these are. */
export function drawTree(
  { tree, now }: Pick<State, 'tree' | 'now'>,
  { width, height }: { width: number; height: number },
): { lines: Line[]; note: string } {
  const rows = rowsOf(tree);
  const at = cursorIndex(rows, tree);
  const from = windowAround(at, rows.count, height);
  const hits = tree.filter === '' ? undefined : readFilter(tree.filter);
  const lines = rowsIn(rows, from, height).map((row, index) =>
    drawTreeRow(row, from + index === at, { width, now, hits }),
  );
  const filter = hits ? (hits.wrong ?? `/${tree.filter}`) : '';
  const notes = [filter, partShown(from, height, rows.count)];
  return { lines, note: notes.filter((each) => each !== '').join(' · ') };
}
