import { MlxError } from '../base/errors.ts';
import { directoryOfAll, directoryOfName } from '../inspect/knowledge/directory.ts';
import { openAskPlace } from './ask/ask-place.ts';
import type { Run } from './command.ts';
import { wordsOf } from './read-input.ts';

/** `mlx dir [NAME]`: the names below it; without one, all that can be asked about. */
export const run: Run = async (input, host) => {
  const asked = wordsOf(input, 'NAME').join(' ');
  const { name, knowledge, about } = await openAskPlace(asked, input, host);
  if (asked === '') return { value: { kind: 'directory', directory: directoryOfAll(knowledge) }, exit: 0 };
  const answer = directoryOfName(name, knowledge, about);
  if (!('found' in answer)) throw new MlxError('NAME_UNEXPLAINED', { name: asked, nearest: answer.near });
  return { value: { kind: 'directory', directory: answer.found }, exit: 0 };
};
