import type { LogEvent } from './log-event.ts';
import { type FindTarget, logStep, type LogStep } from './log-effect.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { focusedRows } from './focused-rows.ts';
import { jumpTo, lineAt } from './move-lines.ts';

/** Looks for a line before or behind the one that is looked at. */
export function findFrom(state: LogState, target: FindTarget, direction: 'forward' | 'back', look: Look): LogStep {
  const pane = focusedRows(state).key;
  const from = lineAt(state, pane, look);
  const asked = state.asked + 1;
  return logStep(
    { ...state, asked, isFinding: true },
    {
      kind: 'find',
      asked,
      pane,
      ...(from && { from }),
      direction,
      target,
    },
  );
}

/** What came of it; an answer to an older question is not heard. */
export function reduceFound(state: LogState, found: Extract<LogEvent, { kind: 'found' }>, look: Look): LogState {
  if (found.asked !== state.asked) return state;
  const done: LogState = { ...state, isFinding: false };
  if (found.place === undefined) return { ...done, notice: { text: found.nothing, role: 'warn' } };
  const pane = focusedRows(state);
  return jumpTo(done, { key: found.pane, rows: pane.rows }, found.place, look);
}
