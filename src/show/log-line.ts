import type { LogLine } from '../logs/line.ts';
import { type Line, line, type Role, span } from './line.ts';

const roles: Readonly<Record<NonNullable<LogLine['level']>, Role>> = {
  debug: 'dim',
  info: 'plain',
  warning: 'warn',
  error: 'bad',
};

/** A line of a job's log: with the colours it brings, else coloured by its level. */
export function drawLogLine({ text, level }: LogLine): Line {
  return line(text.includes('\u001b[') || !level ? span('log', text) : span(roles[level], text));
}
