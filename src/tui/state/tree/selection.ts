import { isFlowRun, type AnyRunSummary } from '../../../runs/any-run.ts';
import type { Thing } from '../../../runs/things/thing.ts';
import { isRun } from '../followed.ts';
import { thingOfRow, type Row } from './row.ts';
import { cursorIndex, rowAt, rowsOf } from './rows.ts';
import type { State, Target } from '../state.ts';

/** The row under the tree's cursor. */
export function rowUnder({ tree }: Pick<State, 'tree'>): Row | undefined {
  const rows = rowsOf(tree);
  return rowAt(rows, cursorIndex(rows, tree));
}

/** What is under the tree's cursor, as lists and yanks know it: `it`. */
export function selectedThing(state: Pick<State, 'tree'>): Thing | undefined {
  return thingOfRow(rowUnder(state));
}

/** The job or flow that `run` means: the selected one, or that of the selected run. */
export function selectedTarget(state: State): Target | undefined {
  const row = rowUnder(state);
  switch (row?.kind) {
    case 'job':
      return { kind: 'job', name: row.job.name };
    case 'flow':
      return { kind: 'flow', name: row.flow.name };
    case 'run':
      return targetOfRun(row.run, state);
    default:
      return undefined;
  }
}

/** A flow that heads alone made has no file, but a selector as its name. */
function targetOfRun(run: AnyRunSummary, { tree: { jobs = [], flows = [] } }: State): Target | undefined {
  if (!isFlowRun(run)) return jobs.some(({ name }) => name === run.job) ? { kind: 'job', name: run.job } : undefined;
  return flows.some(({ name }) => name === run.flow) ? { kind: 'flow', name: run.flow } : undefined;
}

/** The run that `stop` means: the selected one, or the one whose log is shown. */
export function selectedRun(state: State): AnyRunSummary | undefined {
  const row = rowUnder(state);
  if (row?.kind === 'run') return row.run;
  return state.log.run && isRun(state.log.run) ? state.log.run : undefined;
}
