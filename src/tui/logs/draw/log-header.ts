import { clipLine } from '../../../show/box.ts';
import { type Line, span } from '../../../show/line.ts';
import { safeText } from '../../../show/safe-text.ts';
import { drawStatus } from '../../../show/status.ts';
import { widthOf } from '../../../show/width.ts';
import type { LogState } from '../state/log-state.ts';
import { counted } from './count-text.ts';

/** Whose log it is and how that goes, on the left; of how many parts it is, on the right. */
export function logHeader({ name, words, run, streams, area }: LogState): Line {
  const left: Line = [
    span('strong', ' mlx logs'),
    span('plain', `  ${safeText(name || words.join(' '))}  `),
    ...(run ? [drawStatus(run.status)] : []),
    ...(run && run.detail !== '' ? [span('dim', `  ${safeText(run.detail)}`)] : []),
    ...(run?.reason === undefined ? [] : [span('bad', `  ${safeText(run.reason)}`)]),
  ];
  const known = streams.filter((stream) => stream !== undefined);
  const steps = new Set(known.flatMap(({ step }) => step ?? []));
  const parts = [
    steps.size > 1 ? counted(steps.size, 'step') : '',
    known.length > 0 ? counted(known.length, 'stream') : '',
  ].filter((part) => part !== '');
  const right = `${parts.join(' · ')} `;
  const room = area.columns - widthOf(right) - 1;
  const cut = clipLine(left, Math.max(12, room));
  const used = cut.reduce((sum, { text }) => sum + widthOf(text), 0);
  if (used + widthOf(right) > area.columns) return clipLine(cut, area.columns);
  return [...cut, span('plain', ' '.repeat(area.columns - used - widthOf(right))), span('dim', right)];
}
