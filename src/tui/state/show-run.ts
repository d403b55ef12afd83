import type { AnyRunSummary } from '../../runs/any-run.ts';
import { inScope } from './tree/reduce-lists.ts';
import { keyOfRun } from './tree/row.ts';
import type { State } from './state.ts';

/** Puts a run under the cursor, so that its log is what is seen. */
export function showRun(state: State, run: AnyRunSummary): State {
  const tree = inScope(state.tree, 'project');
  const closed = tree.closed.filter((group) => group !== 'runs');
  return { ...state, tree: { ...tree, closed, filter: '', cursor: keyOfRun(run) } };
}
