import { focusOn } from './focus.ts';
import type { State } from './state.ts';

/** The state before the last thing that changed what is seen: one thing a key. `undefined` at the top. */
export function goBack(state: State): State | undefined {
  const { focus, detail, tree } = state;
  if (state.zoomed) return { ...state, zoomed: false };
  if (detail.filter !== '' && focus === 'detail') return { ...state, detail: { ...detail, filter: '', offset: 0 } };
  if (detail.below && focus !== 'log') return { ...state, detail: { page: detail.below, offset: 0, filter: '' } };
  if (focus !== 'tree') return focusOn(state, 'tree');
  return tree.filter === '' ? undefined : { ...state, tree: { ...tree, filter: '' } };
}
