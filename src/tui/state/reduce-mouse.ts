import type { MouseInput } from '../keys/input.ts';
import { focusOn } from './focus.ts';
import { layoutOf } from './layout.ts';
import { moveIn } from './tree/move.ts';
import { cursorIndex, rowAt, rowsOf } from './tree/rows.ts';
import type { Pane, State } from './state.ts';
import { windowAround } from './window.ts';

/** Rows by which a notch of the wheel scrolls what is no list. */
const notch = 3;

/** A click gives a pane the keys, and in the tree the row under it the cursor; the wheel moves what is below it. */
export function reduceMouse(state: State, input: MouseInput): State {
  const pane = state.overlay ? undefined : paneAt(state, input);
  if (pane === undefined) return state;
  if (input.does === 'click') {
    const focused = focusOn(state, pane);
    return pane === 'tree' ? withRowAt(focused, input.row) : focused;
  }
  if (pane !== 'tree' && pane !== 'detail') return state;
  const by = Math.abs(input.by) * (pane === 'tree' ? 1 : notch);
  return { ...moveIn({ ...state, focus: pane }, input.by < 0 ? 'up' : 'down', by), focus: state.focus };
}

/** The pane under the mouse; `undefined` for the edges of the screen. */
export function paneAt(state: State, { row, column }: Pick<MouseInput, 'row' | 'column'>): Pane | undefined {
  const { upper, band, prompt, isTooSmall } = layoutOf(state);
  if (isTooSmall) return undefined;
  if (row >= band.top && row < band.top + band.rows) return 'log';
  if (row >= prompt.top && row < prompt.top + prompt.rows) return 'repl';
  if (row < upper.top || row >= upper.top + upper.height) return undefined;
  let left = 0;
  for (const { pane, width } of upper.panes) {
    left += width;
    if (column < left) return pane;
  }
  return undefined;
}

function withRowAt(state: State, row: number): State {
  const { upper } = layoutOf(state);
  const rows = rowsOf(state.tree);
  const height = upper.height - 2;
  const from = windowAround(cursorIndex(rows, state.tree), rows.count, height);
  const line = row - upper.top - 1;
  const clicked = line >= 0 && line < height ? rowAt(rows, from + line) : undefined;
  return clicked ? { ...state, tree: { ...state.tree, cursor: clicked.key, at: from + line } } : state;
}
