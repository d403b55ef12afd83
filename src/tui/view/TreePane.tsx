import { type ReactNode } from 'react';
import { drawTreeRow } from '../draw/tree-row.ts';
import { cursorIndex, rowsIn, rowsOf } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import { readFilter } from '../state/text-filter.ts';
import { windowAround } from '../state/window.ts';
import { Pane } from './Pane.tsx';

/** The tree: only the rows that can be seen are drawn. */
export function TreePane({ state, width, height }: { state: State; width: number; height: number }): ReactNode {
  const { tree, focus, place, now } = state;
  const rows = rowsOf(tree);
  const at = cursorIndex(rows, tree);
  const from = windowAround(at, rows.count, height - 2);
  const hits = tree.filter === '' ? undefined : readFilter(tree.filter);
  const frame = { width: width - 4, now, hits };
  const lines = rowsIn(rows, from, height - 2).map((row, index) => drawTreeRow(row, from + index === at, frame));
  return (
    <Pane
      number={1}
      title={tree.scope === 'account' ? `account ${place.where}` : place.project || 'project'}
      note={noteOf(tree, hits?.wrong)}
      width={width}
      height={height}
      isFocused={focus === 'tree'}
      lines={lines}
    />
  );
}

function noteOf({ filter }: State['tree'], wrong: string | undefined): string | undefined {
  if (filter === '') return undefined;
  return wrong === undefined ? `/${filter}` : wrong;
}
