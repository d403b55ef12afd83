import { completeLine } from '../../commands/complete/line.ts';
import { wordsFor } from '../../commands/complete/sources.ts';
import { lastWord, splitWords } from '../../commands/parse/split-words.ts';
import type { Desk } from './work.ts';

/** Offers the words that may stand where the palette's cursor is, from the same table as the shells' completions. */
export async function completeCommand({ dispatch, options }: Desk, text: string, take: boolean): Promise<void> {
  const { start, text: begun } = lastWord(text);
  const words = [...splitWords(text.slice(0, start)), begun];
  const offered = options.commands.filter(({ takesScreen }) => !takesScreen);
  const candidates = await completeLine(words, offered, (source) => wordsFor(source, options)).catch(() => []);
  dispatch({ kind: 'candidates', text, take, candidates });
}
