import { MlxError } from '../base/errors.ts';
import type { Run } from './command.ts';
import { openAskPlace } from './ask/ask-place.ts';
import { wordsOf } from './read-input.ts';

/** `mlx explain NAME`: what has this name, whatever it is. Asks nothing of AWS. */
export const run: Run = async (input, host) => {
  const asked = wordsOf(input, 'NAME').join(' ');
  const { name, knowledge, about } = await openAskPlace(asked, input, host);
  const answer = knowledge.explain(name, about);
  if (!('found' in answer)) throw new MlxError('NAME_UNEXPLAINED', { name: asked, nearest: answer.near });
  return { value: { kind: 'explanation', explanation: answer.found }, exit: 0 };
};
