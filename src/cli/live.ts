import type { Theme } from '../base/theme.ts';
import { clipLine } from '../show/box.ts';
import { toAnsi } from '../show/ansi.ts';
import { type Line, line, span } from '../show/line.ts';
import { showDuration } from '../show/quantity.ts';
import type { Output } from './terminal.ts';

/** A status line at the foot of a terminal, redrawn in place, that steps aside while other lines are written. */
export interface Live {
  /** Says what goes on; the clock beside it goes on by itself. */
  say: (text: string) => void;
  /** Lets something be written above the status line. */
  above: (write: () => void) => void;
  /** Takes the status line away until there is something to say again. */
  rest: () => void;
  /** Takes the status line away for good. */
  close: () => void;
}

const frames = { dots: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', ascii: '|/-\\' };
const period = 80;
/** The terminal writes `^C` behind the line; it must not go over the edge, where erasing the line would leave it. */
const roomForInterrupt = 3;
const eraseLine = '\r\u001b[K';

/** Opens a status line on `output`, which must be a terminal. */
export function openLive(output: Output, theme: Theme, now: () => number): Live {
  const began = now();
  let text = '';
  let shown = false;
  const marks = theme.isAscii ? frames.ascii : frames.dots;
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;

  const erase = () => {
    if (shown) output.write(eraseLine);
    shown = false;
  };
  const draw = () => {
    if (text === '') return;
    turn += 1;
    const status = drawStatusLine(text, marks[turn % marks.length] ?? '', now() - began);
    output.write(`${eraseLine}${toAnsi(clipLine(status, output.columns() - roomForInterrupt), theme)}`);
    shown = true;
  };
  const rest = () => {
    erase();
    text = '';
    clearInterval(timer);
    timer = undefined;
  };
  return {
    say: (next) => {
      text = next;
      timer ??= setInterval(draw, period);
      draw();
    },
    above: (write) => {
      erase();
      write();
    },
    rest,
    close: rest,
  };
}

function drawStatusLine(text: string, mark: string, elapsed: number): Line {
  return line(span('accent', `${mark} `), text, span('dim', `  ${showDuration(elapsed)}`));
}
