import { isFlowRun } from '../../runs/any-run.ts';
import { widthOf } from '../../show/width.ts';
import { type LogLabel, logRow } from '../draw/log-row.ts';
import { layoutOf } from '../state/layout.ts';
import { visibleLines } from '../state/log-lines.ts';
import type { State } from '../state/state.ts';

const widestStep = 18;

/** The rows of the log's band as bytes: its last lines, or those from where it is held. */
export function logBandRows(state: State, colour: boolean): string[] {
  const { band } = layoutOf(state);
  const { log, size } = state;
  const lines = visibleLines(log);
  const last = Math.max(0, lines.length - band.rows);
  const from = Math.min(log.top ?? last, last);
  const label = labelOf(log);
  return lines.slice(from, from + band.rows).map((line) => logRow(line, size.columns, { colour, ...label }));
}

/** Steps mostly have a host each, which says nothing then. */
function labelOf({ run, lines }: State['log']): LogLabel {
  if (!run || !isFlowRun(run)) return { hosts: new Set(lines.slice(0, 200).map(({ host }) => host)).size > 1 };
  const names = new Set(lines.map((line) => line.run));
  return { hosts: false, steps: Math.min(widestStep, Math.max(0, ...[...names].map(widthOf))) };
}
