import type { Run } from './command.ts';
import { completeLine } from './complete/line.ts';
import { wordsFor } from './complete/sources.ts';
import { wordsOf } from './read-input.ts';

/** `mlx __complete -- WORD...`: the words that may stand in place of the last one. Loads nothing but small files. */
export const run: Run = async (input, host) => {
  const words = wordsOf(input, 'WORD');
  const candidates = await completeLine(words, host.commands, (source) => wordsFor(source, host));
  const text = candidates.map(({ word, text }) => `${word}\t${text}`).join('\n');
  return { value: text === '' ? { kind: 'nothing' } : { kind: 'text', text }, exit: 0 };
};
