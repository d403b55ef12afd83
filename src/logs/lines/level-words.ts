import type { Level } from '../line.ts';

/** The level that a word or a letter stands for, in capitals or not; nothing for any other text. */
export function levelOfWord(word: string): Level | undefined {
  return levels.get(word) ?? (word.length <= 16 ? levels.get(word.trim().toUpperCase()) : undefined);
}

const levels: ReadonlyMap<string, Level> = new Map([
  ['TRACE', 'debug'],
  ['VERBOSE', 'debug'],
  ['DEBUG', 'debug'],
  ['D', 'debug'],
  ['INFO', 'info'],
  ['INFORMATION', 'info'],
  ['NOTICE', 'info'],
  ['SUCCESS', 'info'],
  ['I', 'info'],
  ['WARN', 'warning'],
  ['WARNING', 'warning'],
  ['W', 'warning'],
  ['ERR', 'error'],
  ['ERROR', 'error'],
  ['SEVERE', 'error'],
  ['CRITICAL', 'error'],
  ['CRIT', 'error'],
  ['ALERT', 'error'],
  ['EMERGENCY', 'error'],
  ['EMERG', 'error'],
  ['FATAL', 'error'],
  ['PANIC', 'error'],
  ['E', 'error'],
  ['C', 'error'],
  ['F', 'error'],
]);
