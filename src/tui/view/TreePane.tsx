import type { ReactNode } from 'react';
import { drawTree } from '../draw/tree.ts';
import type { State } from '../state/state.ts';
import { Pane } from './Pane.tsx';

/** The tree: only the rows that can be seen are drawn. */
export function TreePane({ state, width, height }: { state: State; width: number; height: number }): ReactNode {
  const { tree, focus, place } = state;
  const { lines, note } = drawTree(state, { width: width - 4, height: height - 2 });
  return (
    <Pane
      number={1}
      title={tree.scope === 'account' ? `account ${place.where}` : place.project || 'project'}
      note={note}
      width={width}
      height={height}
      isFocused={focus === 'tree'}
      lines={lines}
    />
  );
}
