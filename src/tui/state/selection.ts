import type { RunSummary } from '../../runs/run.ts';
import { cursorIndex, rowsOf, type Row } from './rows.ts';
import type { JobEntry, State } from './state.ts';

/** The row under the tree's cursor. */
export function rowUnder({ tree }: Pick<State, 'tree'>): Row | undefined {
  const rows = rowsOf(tree);
  return rows[cursorIndex(rows, tree.cursor)];
}

/** The job that `run` means: the selected one, or that of the selected run. */
export function selectedJob(state: State): JobEntry | undefined {
  const row = rowUnder(state);
  if (row?.kind === 'job') return row.job;
  return row?.kind === 'run' ? state.tree.jobs?.find(({ name }) => name === row.run.job) : undefined;
}

/** The run that `stop` means: the selected one, or the one whose log is shown. */
export function selectedRun(state: State): RunSummary | undefined {
  const row = rowUnder(state);
  return row?.kind === 'run' ? row.run : state.log.run;
}
