import type { Level } from '../line.ts';

/** The level that a word or a letter stands for, in capitals or not; nothing for any other text. */
export function levelOfWord(word: string): Level | undefined {
  const known = word.length <= 13 ? word.trim().toLowerCase() : '';
  return Object.hasOwn(levels, known) ? levels[known] : undefined;
}

const levels: Readonly<Record<string, Level>> = {
  trace: 'debug',
  verbose: 'debug',
  debug: 'debug',
  d: 'debug',
  info: 'info',
  information: 'info',
  notice: 'info',
  success: 'info',
  i: 'info',
  warn: 'warning',
  warning: 'warning',
  w: 'warning',
  err: 'error',
  error: 'error',
  severe: 'error',
  critical: 'error',
  crit: 'error',
  alert: 'error',
  emergency: 'error',
  emerg: 'error',
  fatal: 'error',
  panic: 'error',
  e: 'error',
  c: 'error',
  f: 'error',
};
