import { MlxError } from '../base/errors.ts';
import { exampleOf } from '../inspect/example/example-of.ts';
import { openKnowledge } from '../inspect/knowledge/knowledge.ts';
import { verbSources } from './ask/verb-sources.ts';
import type { Run } from './command.ts';
import { isOn, wordsOf } from './read-input.ts';

/** `mlx example NAME`: a smallest valid value of it. Asks nothing of AWS. */
export const run: Run = async (input, host) => {
  const name = wordsOf(input, 'NAME').join(' ');
  const example = exampleOf(name, openKnowledge(verbSources(host.commands)), { full: isOn(input, 'full') });
  switch (example.kind) {
    case 'unknown':
      throw new MlxError('NAME_UNEXPLAINED', { name, nearest: example.near });
    case 'none':
      throw new MlxError('EXAMPLE_NONE', { name: example.name });
    case 'value':
    case 'line':
      return { value: { kind: 'example', example }, exit: 0 };
  }
};
