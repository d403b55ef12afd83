import type { Pane, State } from './state.ts';

const order: readonly Pane[] = ['tree', 'detail', 'log', 'repl'];

/** Gives a pane the keys; a narrow screen then shows it. */
export function focusOn(state: State, focus: Pane): State {
  const upper = focus === 'tree' || focus === 'detail' ? focus : state.upper;
  return { ...state, focus, upper, zoomed: state.zoomed && focus !== 'repl' };
}

export function after(pane: Pane, by: 1 | -1): Pane {
  return order[(order.indexOf(pane) + by + order.length) % order.length] ?? 'tree';
}
