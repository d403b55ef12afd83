import { type Effect, step, type Step } from './effect.ts';
import type { Event } from './event.ts';
import { noteEnds } from './ends.ts';
import { reduceData } from './reduce-data.ts';
import { reduceInput } from './reduce-input.ts';
import { isFlowRun } from '../../runs/any-run.ts';
import { withRows } from './tree/reduce-lists.ts';
import { autoFollowed } from './followed.ts';
import { heldOf, withLines } from './lines-shown.ts';
import { pageOfRow } from './tree/open-row.ts';
import type { Row } from './tree/row.ts';
import { rowUnder } from './tree/selection.ts';
import type { Detail, State } from './state.ts';
import { visited } from './trail/trail.ts';

/** The state after an event, and what that asks of the world. Pure. */
export function reduce(state: State, event: Event): Step {
  const isKey = event.kind === 'input';
  const after = isKey ? reduceInput(state, event.input) : reduceData(state, event);
  const arranged = withRows(state.tree, after.state, isKey);
  const selected = withSelection(state, step(arranged.state, ...after.effects, ...arranged.effects), event);
  const noted = noteEnds(state, selected);
  return step(withLines(noted.state), ...noted.effects);
}

/** Whenever another row is under the cursor the middle shows it, and the log is that of the run. */
function withSelection(before: State, { state, effects }: Step, event: Event): Step {
  const row = rowUnder(state);
  if (row === undefined) return { state, effects };
  if (row.key === state.detail.page.about) {
    return hasChanged(before, row) || hasStepped(event, row)
      ? step(state, ...effects, { kind: 'inspect', row })
      : { state, effects };
  }
  const { page: shown } = state.detail;
  const isMoved = before.tree.cursor !== state.tree.cursor || before.tree.scope !== state.tree.scope;
  // What was gone to stays until the cursor is moved, which going there may have done itself.
  if (shown.isApart && (!isMoved || shown !== before.detail.page)) {
    const isStale = shown.row !== undefined && hasStepped(event, shown.row);
    return isStale ? step(state, ...effects, { kind: 'inspect', row: shown.row as Row }) : { state, effects };
  }
  const more: Effect[] = [{ kind: 'inspect', row }];
  const { trail } = visited({ ...state, tree: before.tree });
  const detail: Detail = { page: pageOfRow(row), offset: 0, filter: '', held: heldOf(state) };
  const next: State = { ...state, trail, detail };
  const run = autoFollowed(row);
  if (!run || run.name === state.log.run?.name) return step(next, ...effects, ...more);
  return step({ ...next, log: { run } }, ...effects, ...more, { kind: 'follow', run });
}

/** Whether a run stands otherwise than before, or a flow has other faults, so that its page has to be read again. */
function hasChanged(before: State, row: Row): boolean {
  if (row.kind === 'flow') {
    const faults = before.tree.flows?.find(({ file }) => file === row.flow.file)?.faults;
    return faults !== undefined && faults !== row.flow.faults;
  }
  if (row.kind !== 'run') return false;
  const was = before.tree.runs?.find(({ name }) => name === row.run.name);
  return was !== undefined && (was.status !== row.run.status || was.modified !== row.run.modified);
}

/** A run of a flow is read again whenever one of its steps moves on. */
function hasStepped(event: Event, row: Row): boolean {
  return event.kind === 'stepped' && row.kind === 'run' && isFlowRun(row.run) && row.run.name === event.run;
}
