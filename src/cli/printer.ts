import { type MlxError, tell } from '../base/errors.ts';
import type { Theme } from '../base/theme.ts';
import type { Value } from '../commands/value.ts';
import { toAnsi } from '../show/ansi.ts';
import { drawError } from '../show/error.ts';
import { emptyLine, type Line } from '../show/line.ts';
import { drawValue } from '../show/value.ts';
import { jsonOf, jsonOfError } from '../show/json.ts';
import type { Output, Terminal } from './terminal.ts';
import { type LookFlags, themeFor } from './theme-for.ts';

/** Prints values on stdout and errors on stderr, drawn or as JSON. */
export interface Printer {
  value: (value: Value) => void;
  error: (error: MlxError) => void;
  /** Lines of data, written together. */
  data: (lines: readonly Line[]) => void;
  /** One line that isn't data. */
  aside: (line: Line) => void;
}

export function openPrinter(terminal: Terminal, face: { json: boolean } & LookFlags): Printer {
  const { out, err, env } = terminal;
  const outTheme = themeFor(out, env, face);
  const errTheme = themeFor(err, env, face);
  return {
    value: (value) => {
      if (face.json) writeText(out, jsonOf(value));
      // A text is data of its own form, such as CSV: a file gets it to the letter.
      else if (value.kind === 'text' && !out.isTerminal) writeText(out, value.text);
      else writeLines(out, drawValue(value, { width: out.columns(), now: Date.now() }), outTheme);
    },
    error: (error) => {
      if (face.json) return writeText(err, jsonOfError(error));
      const lines = drawError(tell(error.code, error.details), error.faults, err.columns());
      return writeLines(err, err.isTerminal ? [emptyLine, ...lines] : lines, errTheme);
    },
    data: (lines) => writeLines(out, lines, outTheme),
    aside: (line) => writeLines(err, [line], errTheme),
  };
}

function writeLines(output: Output, lines: readonly Line[], theme: Theme): void {
  if (lines.length > 0) output.write(lines.map((line) => `${toAnsi(line, theme)}\n`).join(''));
}

function writeText(output: Output, text: string | undefined): void {
  if (text !== undefined) output.write(text.endsWith('\n') ? text : `${text}\n`);
}
