import { clipLine } from '../../show/box.ts';
import { type Line, span } from '../../show/line.ts';
import { modeOf, type State } from '../state/state.ts';
import { editSpans } from './edit-spans.ts';

/** The REPL line; while a filter is written it stands here. */
export function promptLine(state: State): Line {
  const { size, repl, overlay } = state;
  if (overlay?.kind === 'filter') {
    return clipLine([span('accent', ` / `), ...editSpans(overlay.line, size.columns - 4, true)], size.columns);
  }
  const hasKeys = modeOf(state) === 'repl';
  const mark = span(hasKeys ? 'accent' : 'dim', hasKeys ? ' ▸ mlx› ' : '   mlx› ');
  const isHint = repl.line.text === '' && !hasKeys;
  const hint = span('dim', 'i writes here: jobs, flows, runs, tables, plan(jobs[0]), sql`…`, ?when');
  return clipLine([mark, ...(isHint ? [hint] : editSpans(repl.line, size.columns - 9, hasKeys))], size.columns);
}
