import { clipLine } from '../../show/box.ts';
import { type Line, span } from '../../show/line.ts';
import { promptRoom } from '../state/line/prompt-room.ts';
import { modeOf, type State } from '../state/state.ts';
import { codeRows } from './code-rows.ts';
import { editSpans } from './edit-spans.ts';
import { hintRow } from './hint-row.ts';

/** Columns in front of what is written. */
const margin = 8;

/** The text of the REPL with what is known of it above; while a filter is written that stands here. */
export function promptLines(state: State): Line[] {
  const { size, repl, overlay } = state;
  const { columns } = size;
  if (overlay?.kind === 'filter')
    return [clipLine([span('accent', ` / `), ...editSpans(overlay.line, columns - 4, true)], columns)];
  if (modeOf(state) !== 'repl') {
    const hint = span('dim', 'i writes here: jobs, flows, runs, tables, plan(jobs[0]), sql`…`, ?when');
    const written = repl.line.text === '' ? [hint] : editSpans(repl.line, columns - margin - 1, false);
    return [clipLine([span('dim', '   mlx› '), ...written], columns)];
  }
  const { lines } = promptRoom(state);
  const rows = codeRows(repl.line, { width: columns - margin - 1, height: lines });
  const marked = rows.map((row, index) =>
    clipLine([span('accent', index === 0 ? ' ▸ mlx› ' : ' '.repeat(margin)), ...row], columns),
  );
  return [clipLine(hintRow(state), columns), ...marked];
}
