import { MlxError } from '../base/errors.ts';
import { usesOf } from '../inspect/knowledge/uses.ts';
import { words } from '../inspect/words/words.ts';
import { openAskPlace } from './ask/ask-place.ts';
import type { Run } from './command.ts';
import { wordsOf } from './read-input.ts';

/** `mlx uses NAME`: where it may stand, what it becomes, what decides on it, and what holds it. */
export const run: Run = async (input, host) => {
  const asked = wordsOf(input, 'NAME').join(' ');
  const { name, knowledge, about } = await openAskPlace(asked, input, host);
  const answer = usesOf(name, { knowledge, words, about });
  if (!('found' in answer)) throw new MlxError('NAME_UNEXPLAINED', { name: asked, nearest: answer.near });
  return { value: { kind: 'uses', uses: answer.found }, exit: 0 };
};
