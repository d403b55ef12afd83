import { type MlxError, tell } from '../base/errors.ts';
import { exitCodeOf, type ExitCode } from '../base/exit-codes.ts';
import { toMlxError } from '../base/to-mlx-error.ts';
import type { Parsed } from '../commands/parse/parse.ts';
import { openPrinter } from './printer.ts';
import type { Terminal } from './terminal.ts';

/** Tells whatever was thrown on stderr, with its trace where MLX_DEBUG asks for it, and answers with the exit code it means. */
export function tellFailure(thrown: unknown, terminal: Terminal, face: Parsed['face']): ExitCode {
  const error = toMlxError(thrown);
  openPrinter(terminal, face).error(error);
  if (terminal.env['MLX_DEBUG']) terminal.err.write(`${traceOf(error)}\n`);
  return exitCodeOf(tell(error.code, error.details).audience);
}

function traceOf(error: MlxError): string {
  const { cause } = error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : (error.stack ?? error.message);
}
