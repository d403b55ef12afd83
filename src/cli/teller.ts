import type { Theme } from '../base/theme.ts';
import type { Host } from '../commands/command.ts';
import type { Heading } from '../commands/tour/heading.ts';
import { drawHeading } from '../show/heading.ts';
import type { ToldLines } from '../commands/told-lines.ts';
import { drawLogLine, drawToldLines, labelRoom } from '../show/log-line.ts';
import { drawStep } from '../show/step-line.ts';
import { line, span } from '../show/line.ts';
import { showNumber } from '../show/quantity.ts';
import { safeText } from '../show/safe-text.ts';
import { stageOf } from '../show/stage.ts';
import { jsonText } from '../base/json-text.ts';
import { openLive } from './live.ts';
import type { Printer } from './printer.ts';
import type { Terminal } from './terminal.ts';
import { type LookFlags, themeFor } from './theme-for.ts';

/** Tells progress: above a live status line in a terminal, as plain lines elsewhere, as JSON lines where JSON was asked for. */
export interface Teller {
  tell: Host['notify'];
  /** Steps aside until there is more to tell, so that a person can be asked something. */
  rest: () => void;
  close: () => void;
}

export interface TellerOptions extends LookFlags {
  json: boolean;
  /** True where log lines are the data that was asked for. */
  tellsLines: boolean;
}

export function openTeller(terminal: Terminal, printer: Printer, options: TellerOptions): Teller {
  if (options.json) return tellJson(terminal, options.tellsLines);
  const { err, env } = terminal;
  return err.isTerminal ? tellLive(terminal, printer, themeFor(err, env, options)) : tellPlain(terminal, printer);
}

function tellJson({ out, err }: Terminal, tellsLines: boolean): Teller {
  return {
    tell: (progress) => {
      if (progress.kind === 'log' && tellsLines) out.write(`${jsonText(progress.line)}\n`);
      else if (progress.kind === 'lines')
        out.write(progress.lines.map(({ line: said }) => `${jsonText(said)}\n`).join(''));
      else err.write(`${jsonText(progress)}\n`);
    },
    rest: () => {},
    close: () => {},
  };
}

/** Lines that were asked for, under each other however long their labels are. */
function tellLines(printer: Printer): (told: ToldLines) => void {
  let room = 0;
  return ({ lines }) => {
    room = labelRoom(lines, room);
    printer.data(drawToldLines(lines, room));
  };
}

/** Headings belong to what was asked for: the tour is read on standard output. */
function tellHeading(heading: Heading, { out }: Terminal, printer: Printer): void {
  printer.data(drawHeading(heading, out.columns()));
}

function tellPlain(terminal: Terminal, printer: Printer): Teller {
  const lines = tellLines(printer);
  return {
    tell: (progress) => {
      switch (progress.kind) {
        case 'heading':
          return tellHeading(progress, terminal, printer);
        case 'log':
          return printer.data([drawLogLine(progress.line, progress.step)]);
        case 'lines':
          return lines(progress);
        case 'step':
          return printer.aside(drawStep(progress));
        case 'stage':
        case 'note':
          return printer.aside(line(safeText(progress.text)));
        case 'status':
          return printer.aside(line(safeText(statusTexts(progress).join(' '))));
        case 'measure':
        case 'metric':
          return undefined;
      }
    },
    rest: () => {},
    close: () => {},
  };
}

function statusTexts({ run, status, detail }: { run: string; status: string; detail: string }): string[] {
  const stage = stageOf(status, detail);
  return stage === undefined ? [run, status] : [run, status, stage];
}

function tellLive(terminal: Terminal, printer: Printer, theme: Theme): Teller {
  const { err } = terminal;
  const live = openLive(err, theme, Date.now);
  const metrics = new Map<string, number>();
  const lines = tellLines(printer);
  let status = '';
  let done = '';
  const say = () => {
    const figures = [...metrics].map(([name, value]) => `${name} ${showNumber(value)}`);
    live.say(safeText([status, ...(done === '' ? [] : [done]), ...figures].join(' · ')));
  };
  return {
    tell: (progress) => {
      switch (progress.kind) {
        case 'heading':
          return live.above(() => tellHeading(progress, terminal, printer));
        case 'log':
          return live.above(() => printer.data([drawLogLine(progress.line, progress.step)]));
        case 'lines':
          return live.above(() => lines(progress));
        case 'step':
          return live.above(() => printer.aside(drawStep(progress)));
        case 'note':
          return live.above(() => printer.aside(line(span('dim', safeText(progress.text)))));
        case 'stage':
          status = progress.text;
          done = '';
          return say();
        case 'measure':
          done = `${Math.floor((100 * progress.measure.done) / Math.max(1, progress.measure.total))} %`;
          return say();
        case 'status':
          status = statusTexts(progress).join(' · ');
          done = '';
          return say();
        case 'metric':
          metrics.set(progress.name, progress.value);
          return say();
      }
    },
    rest: live.rest,
    close: live.close,
  };
}
