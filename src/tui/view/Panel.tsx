import { type ReactNode } from 'react';
import { panelOf } from '../draw/panel.ts';
import type { Overlay, State } from '../state/state.ts';
import { Pane } from './Pane.tsx';

export interface PanelProps {
  state: State;
  overlay: Exclude<Overlay, { kind: 'filter' }>;
  height: number;
}

/** A dialog, as wide as the screen, above the log. */
export function Panel({ state, overlay, height }: PanelProps): ReactNode {
  const { columns } = state.size;
  const { title, note, lines } = panelOf(state, overlay, { width: columns - 4, height: height - 2 });
  return <Pane title={title} note={note} width={columns} height={height} isFocused lines={lines} />;
}
