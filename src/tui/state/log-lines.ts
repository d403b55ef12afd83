import type { LogLine } from '../../logs/line.ts';
import { isFlowRun } from '../../runs/any-run.ts';
import type { Log } from './state.ts';
import { textFilter } from './text-filter.ts';

/** Lines that are kept of one log; older ones go first. */
const mostLines = 50_000;

/** The lines that the filter lets through; of a flow the step's name belongs to a line. */
export function visibleLines({ run, lines, filter }: Pick<Log, 'run' | 'lines' | 'filter'>): readonly LogLine[] {
  if (filter === '') return lines;
  const isWanted = textFilter(filter);
  const isOfFlow = run !== undefined && isFlowRun(run);
  return lines.filter((line) => isWanted(isOfFlow ? `${line.run} ${line.text}` : line.text));
}

/** A log with new lines. One that is held still stays on the lines that it shows and counts the new ones. */
export function withLines(log: Log, fresh: readonly LogLine[]): Log {
  const all = [...log.lines, ...fresh];
  const lost = Math.max(0, all.length - mostLines);
  const lines = lost > 0 ? all.slice(lost) : all;
  if (log.top === undefined) return { ...log, lines };
  const seen = visibleLines({ ...log, lines: fresh }).length;
  return { ...log, lines, top: Math.max(0, log.top - lost), fresh: log.fresh + seen };
}
