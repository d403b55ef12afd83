import type { Theme } from '../../base/theme.ts';
import { sgrOf } from '../../show/ansi.ts';
import { asciiLine } from '../../show/ascii.ts';
import type { Line } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { colourRuns } from './colour-runs.ts';
import type { Row } from './run.ts';

/** A line of mlx's own as a row; what it holds of logs keeps its colours. */
export function rowOf(line: Line, theme: Theme): Row {
  const marked = theme.isAscii ? asciiLine(line) : line;
  return marked.flatMap(({ text, role }) =>
    role === 'log'
      ? colourRuns(text, '', theme.colours !== 'none')
      : [{ text: safeText(text), sgr: sgrOf(role, theme) }],
  );
}
