import { openFinder } from '../inspect/find/open-finder.ts';
import { ownFindables } from '../inspect/find/own-findables.ts';
import { wordsIndex } from '../inspect/find/service-index.ts';
import { verbSources } from './ask/verb-sources.ts';
import type { Run } from './command.ts';
import { numberOf, textOf, wordsOf } from './read-input.ts';

/** `mlx find TEXT`: what has these words in its name or its doc, in mlx and in AWS. Asks nothing of AWS. */
export const run: Run = async (input, host) => {
  const finder = openFinder(wordsIndex, () => ownFindables(verbSources(host.commands)));
  const service = textOf(input, 'service');
  const found = finder.find(wordsOf(input, 'TEXT').join(' '), {
    limit: numberOf(input, 'limit'),
    ...(service !== undefined && { service }),
  });
  return { value: { kind: 'found', found }, exit: found.hits.length > 0 ? 0 : 1 };
};
