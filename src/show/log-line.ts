import type { LogLine } from '../logs/line.ts';
import { type Line, line, type Role, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { fit } from './width.ts';

/** Columns for a step's name in front of its lines. */
const stepWidth = 16;

const roles: Readonly<Record<NonNullable<LogLine['level']>, Role>> = {
  debug: 'dim',
  info: 'plain',
  warning: 'warn',
  error: 'bad',
};

/** A line of a job's log: with the colours it brings, else coloured by its level; in front the step that said it, if any. */
export function drawLogLine({ text, level }: LogLine, step?: string): Line {
  const own = text.includes('\u001b[') || !level ? span('log', text) : span(roles[level], text);
  return step === undefined ? line(own) : line(span('dim', `${fit(safeText(step), stepWidth)} │ `), own);
}
