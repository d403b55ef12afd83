import type { Line } from '../../show/line.ts';
import { drawStatus } from '../../show/status.ts';
import { visibleLines } from '../state/log-lines.ts';
import type { State } from '../state/state.ts';
import { titleEdge } from './edge.ts';

/** The rule above the log: whose it is, how it goes, and whether it follows. */
export function bandEdge({ log, size, focus }: State): Line {
  const { run, filter, top, fresh, lines } = log;
  const title = run ? `${run.name}  ${drawStatus(run.status).text}` : 'log';
  const count = countOf(lines.length, filter, () => visibleLines(log).length);
  const follows = top === undefined ? '' : fresh > 0 ? `+${fresh} new, G follows` : 'held, G follows';
  const note = run ? [count, follows].filter((each) => each !== '').join(' · ') : 'select a run';
  return titleEdge({ number: 3, title, note, width: size.columns, isFocused: focus === 'log', corners: false });
}

function countOf(all: number, filter: string, visible: () => number): string {
  if (filter !== '') return `/${filter} ${visible()} of ${all}`;
  return all === 1 ? '1 line' : `${all} lines`;
}
