import type { Line } from '../../show/line.ts';
import { cursorIndex, rowsIn, rowsOf } from '../state/tree/rows.ts';
import type { State } from '../state/state.ts';
import { readFilter } from '../state/tree/text-filter.ts';
import { windowAround } from '../state/window.ts';
import { drawTreeRow } from './tree-row.ts';

/** The rows of the tree that can be seen, with what its filter finds in them marked, and what is wrong with the filter. */
export function drawTree(
  { tree, now }: Pick<State, 'tree' | 'now'>,
  { width, height }: { width: number; height: number },
): { lines: Line[]; wrong?: string } {
  const rows = rowsOf(tree);
  const at = cursorIndex(rows, tree);
  const from = windowAround(at, rows.count, height);
  const hits = tree.filter === '' ? undefined : readFilter(tree.filter);
  const lines = rowsIn(rows, from, height).map((row, index) =>
    drawTreeRow(row, from + index === at, { width, now, hits }),
  );
  return { lines, wrong: hits?.wrong };
}
