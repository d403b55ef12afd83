import { logRow } from '../draw/log-row.ts';
import { layoutOf } from '../state/layout.ts';
import { visibleLines } from '../state/log-lines.ts';
import type { State } from '../state/state.ts';

/** The rows of the log's band as bytes: its last lines, or those from where it is held. */
export function logBandRows(state: State, colour: boolean): string[] {
  const { band } = layoutOf(state);
  const { log, size } = state;
  const lines = visibleLines(log);
  const last = Math.max(0, lines.length - band.rows);
  const from = Math.min(log.top ?? last, last);
  const hosts = new Set(log.lines.slice(0, 200).map(({ host }) => host)).size > 1;
  return lines.slice(from, from + band.rows).map((line) => logRow(line, size.columns, { colour, hosts }));
}
