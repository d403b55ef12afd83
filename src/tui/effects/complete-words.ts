import { type Candidate, completeLine } from '../../commands/complete/line.ts';
import { wordsFor } from '../../commands/complete/sources.ts';
import { lastWord, splitWords } from '../../commands/parse/split-words.ts';
import type { WordsAsked } from '../state/effect.ts';
import type { Desk } from './work.ts';

/** Tells the words that may stand where a form is written in, from the same sources as the shells' completions. */
export async function completeWords({ dispatch, options }: Desk, ask: WordsAsked): Promise<void> {
  switch (ask.kind) {
    case 'line': {
      const candidates = await wordsOfLine(ask.text, options).catch(() => []);
      return dispatch({ kind: 'candidates', asked: ask.text, candidates });
    }
    case 'field': {
      const { source, asked } = ask;
      const all = await wordsFor(source, options).catch(() => []);
      const candidates = all.filter(({ word }) => word.startsWith(source.typed) && word !== source.typed);
      return dispatch({ kind: 'candidates', asked, candidates });
    }
  }
}

function wordsOfLine(text: string, options: Desk['options']): Promise<Candidate[]> {
  const { start, text: begun } = lastWord(text);
  const words = [...splitWords(text.slice(0, start)), begun];
  return completeLine(words, options.commands, (source) => wordsFor(source, options));
}
