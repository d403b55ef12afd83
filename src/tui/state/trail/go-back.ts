import { type Step, step } from '../effect.ts';
import { focusOn } from '../focus.ts';
import { pageOfRow } from '../tree/open-row.ts';
import { rowUnder } from '../tree/selection.ts';
import type { State } from '../state.ts';
import { visitBack } from './trail.ts';

/** The state before the last thing that changed what is seen: one thing a key. `undefined` at the top. */
export function goBack(state: State): Step | undefined {
  const { focus, detail, tree } = state;
  if (state.zoomed) return step({ ...state, zoomed: false });
  if (detail.filter !== '' && focus === 'detail') return step({ ...state, detail: { ...detail, filter: '' } });
  if (detail.page.isApart && focus !== 'log') return visitBack(state) ?? toSelected(state);
  if (focus !== 'tree') return step(focusOn(state, 'tree'));
  return tree.filter === '' ? undefined : step({ ...state, tree: { ...tree, filter: '' } });
}

/** Nothing was looked at before: what is selected is what stands behind. */
function toSelected(state: State): Step | undefined {
  const row = rowUnder(state);
  return row && step({ ...state, detail: { page: pageOfRow(row), offset: 0, filter: '' } }, { kind: 'inspect', row });
}
