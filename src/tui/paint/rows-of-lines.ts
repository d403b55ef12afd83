import { sgrOf } from '../../show/ansi.ts';
import type { Line } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { colourRuns } from './colour-runs.ts';
import type { Row } from './run.ts';

/** A line of mlx's own as a row; what it holds of logs keeps its colours. */
export function rowOf(line: Line, colour: boolean): Row {
  return line.flatMap(({ text, role }) =>
    role === 'log' ? colourRuns(text, '', colour) : [{ text: safeText(text), sgr: sgrOf(role, colour) }],
  );
}
