import { clipLine } from '../../../show/box.ts';
import type { Line } from '../../../show/line.ts';
import { drawStatus } from '../../../show/status.ts';
import { titleEdge } from '../../draw/edge.ts';
import type { LogState, PaneState } from '../state/log-state.ts';
import type { PlacedPane } from '../state/grid.ts';
import { paneState } from '../state/panes.ts';
import { counted, countText } from './count-text.ts';
import type { Matches, SeenPane } from './sight.ts';

/** The title of a pane: whose lines, through which filters, and on the right what there is to say of their number. */
export function paneEdge(state: LogState, { pane, number, rect }: PlacedPane, seen: SeenPane, hasKeys: boolean): Line {
  const { at, ...filters } = paneState(state, pane.key);
  const whose = state.isBand && number === 1 && state.name !== '' ? [state.name, ...statusOf(state)] : [];
  const title = [...whose, pane.title, ...chips(filters)].join('  ');
  const { lines, before, after } = seen.window;
  const notes = [
    seen.window.tooSlow ? 'a filter takes too long, x drops it' : '',
    seen.matches ? matchText(seen.matches) : '',
    `${seen.window.isExact ? '' : '≈'}${counted(before + lines.length + after, 'line')}`,
    at.kind === 'end' ? '' : seen.fresh > 0 ? `+${countText(seen.fresh)} new, G follows` : 'held, G follows',
  ];
  const note = notes.filter((each) => each !== '').join(' · ');
  const edge = { title, width: rect.width, isFocused: hasKeys, corners: false, ...(isNumbered(state) && { number }) };
  const whole = titleEdge({ ...edge, note });
  // The newest is said where there is no room for all.
  const fits = whole.some(({ text }) => text.includes(note));
  const line = fits ? whole : titleEdge({ ...edge, note: notes.findLast((each) => each !== '') ?? '' });
  return clipLine(line, rect.width);
}

function isNumbered({ layout }: LogState): boolean {
  return layout.split !== 'merged';
}

function statusOf({ run }: LogState): string[] {
  return run ? [drawStatus(run.status).text] : [];
}

/** The filters of a pane as they would be written. */
export function chips({ include, exclude, level }: Pick<PaneState, 'include' | 'exclude' | 'level'>): string[] {
  return [
    ...include.map(({ source }) => `&${source}`),
    ...exclude.map(({ source }) => `!${source}`),
    ...(level ? [`≥${level}`] : []),
  ];
}

function matchText({ index, total, isExact }: Matches): string {
  const all = `${countText(total)}${isExact ? '' : '+'}`;
  if (index > 0) return `${countText(index)} of ${all}`;
  return total === 1 && isExact ? '1 match' : `${all} matches`;
}
