import { clipLine } from '../../show/box.ts';
import { type Line, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { widthOf } from '../../show/width.ts';
import { hasEnded } from '../../runs/run.ts';
import type { State } from '../state/state.ts';

/** Where one is, on the left, and what is under way, on the right. */
export function headerLine({ size, place, tree, tasks }: State): Line {
  const where = [place.project, place.where, place.region].filter((each) => each !== '').map(safeText);
  const left: Line = [span('strong', ' mlx'), span('dim', '  '), span('plain', where.join(' · '))];
  const running = tree.runs?.filter(({ status }) => !hasEnded(status)).length ?? 0;
  const [task] = tasks;
  const right = [
    running > 0 ? `● ${running} running` : '',
    task ? safeText(`${task.command}${task.stage === '' ? '' : `: ${task.stage}`}`) : '',
  ]
    .filter((each) => each !== '')
    .join(' · ');
  const used = left.reduce((sum, { text }) => sum + widthOf(text), 0);
  const blank = Math.max(2, size.columns - used - widthOf(right) - 1);
  return clipLine(
    [...left, span('plain', ' '.repeat(blank)), span(running > 0 ? 'accent' : 'dim', right)],
    size.columns,
  );
}
