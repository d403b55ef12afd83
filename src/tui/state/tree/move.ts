import { layoutOf } from '../layout.ts';
import { linesShown } from '../lines-shown.ts';
import { cursorIndex, rowAt, rowsOf } from './rows.ts';
import type { State } from '../state.ts';
import { clampOffset } from '../window.ts';

export type Move = 'up' | 'down' | 'halfUp' | 'halfDown' | 'top' | 'bottom';

/** Moves the cursor of the tree, or what is seen of the middle; a log moves itself. `by` overrides the step of `up` and `down`. */
export function moveIn(state: State, move: Move, by = 1): State {
  switch (state.focus) {
    case 'tree':
      return moveCursor(state, move, by);
    case 'detail':
      return scrollDetail(state, move, by);
    case 'log':
    case 'repl':
      return state;
  }
}

/** Where a list of `count` stands after a move, in a window of `height`. */
export function moved(at: number, move: Move, count: number, height: number, by = 1): number {
  const half = Math.max(1, Math.floor(height / 2));
  const target = { up: at - by, down: at + by, halfUp: at - half, halfDown: at + half, top: 0, bottom: count - 1 }[
    move
  ];
  return Math.max(0, Math.min(target, count - 1));
}

function moveCursor(state: State, move: Move, by: number): State {
  const rows = rowsOf(state.tree);
  const height = layoutOf(state).upper.height - 2;
  const at = moved(cursorIndex(rows, state.tree), move, rows.count, height, by);
  const row = rowAt(rows, at);
  return row ? { ...state, tree: { ...state.tree, cursor: row.key, at } } : state;
}

/** Moves what is seen of the middle, whatever has the keys. */
export function scrollDetail(state: State, move: Move, by = 1): State {
  const count = linesShown(state).length;
  const height = Math.max(1, layoutOf(state).upper.height - 2);
  const offset = clampOffset(moved(state.detail.offset, move, count, height, by), count, height);
  return { ...state, detail: { ...state.detail, offset } };
}
