import type { Run } from './command.ts';
import { completeLine } from './complete/line.ts';
import { wordsFor } from './complete/sources.ts';

/** `mlx __complete -- WORD...`: the words that may stand in place of the last one. Loads nothing but small files. */
export const run: Run = async (input, host) => {
  const words = (input.args['WORD'] ?? []) as readonly string[];
  const candidates = await completeLine(words, host.commands, (source) => wordsFor(source, host));
  const text = candidates.map(({ word, text }) => `${word}\t${text}`).join('\n');
  return { value: text === '' ? { kind: 'nothing' } : { kind: 'text', text }, exit: 0 };
};
