import type { LogLine } from '../../logs/line.ts';
import { drawLogLine } from '../../show/log-line.ts';
import { toAnsi } from '../../show/ansi.ts';
import { line, span } from '../../show/line.ts';
import { showClock } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { clip, fit, widthOf } from '../../show/width.ts';

// oxlint-disable-next-line no-control-regex -- SGR sequences begin with ESC
const colours = /(\u001b\[[0-9;:]*m)/;

/** What stands between a line's time and its text: the host where there are several, and in a flow the step. */
export interface LogLabel {
  hosts: boolean;
  /** Columns for the name of the step; absent for a job. */
  steps?: number;
}

/** A line of the log as bytes of exactly one row: the time, its label and the text, cut at the edge. */
export function logRow(logged: LogLine, columns: number, options: LogLabel & { colour: boolean }): string {
  const before = line(
    span('dim', `${showClock(logged.timestamp)} `),
    ...(options.steps === undefined ? [] : [span('accent', `${fit(safeText(logged.run), options.steps)} `)]),
    ...(options.hosts ? [span('accent', `${logged.host} `)] : []),
  );
  const used = before.reduce((sum, { text }) => sum + widthOf(text), 0);
  const drawn = drawLogLine(logged).map(({ text, role }) => ({ role, text: clipColoured(text, columns - used) }));
  return toAnsi([...before, ...drawn], options.colour);
}

/** Clips a text that may bring SGR sequences, which take no room and are never cut. */
function clipColoured(text: string, width: number): string {
  let room = width;
  let clipped = '';
  for (const piece of text.split(colours)) {
    if (colours.test(piece)) {
      clipped += piece;
    } else if (room > 0) {
      const fitted = clip(piece, room);
      clipped += fitted;
      room = fitted === piece ? room - widthOf(piece) : 0;
    }
  }
  return clipped;
}
