import { type ReactNode, useMemo } from 'react';
import { drawTreeRow } from '../draw/tree-row.ts';
import { cursorIndex, rowsOf } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import { windowAround } from '../state/window.ts';
import { Pane } from './Pane.tsx';

/** The tree: only the rows that can be seen are drawn. */
export function TreePane({ state, width, height }: { state: State; width: number; height: number }): ReactNode {
  const { tree, focus, place, now } = state;
  const rows = useMemo(() => rowsOf(tree), [tree]);
  const at = cursorIndex(rows, tree.cursor);
  const from = windowAround(at, rows.length, height - 2);
  const frame = { width: width - 4, now };
  const lines = rows.slice(from, from + height - 2).map((row, index) => drawTreeRow(row, from + index === at, frame));
  const note = tree.filter === '' ? undefined : `/${tree.filter}`;
  return (
    <Pane
      number={1}
      title={place.project || 'project'}
      note={note}
      width={width}
      height={height}
      isFocused={focus === 'tree'}
      lines={lines}
    />
  );
}
