import { expect, test } from 'vitest';
import { lastWord, splitWords } from '../../src/commands/parse/split-words.ts';

test.each([
  ['run train --depth 8', ['run', 'train', '--depth', '8']],
  ['sql "select 1" ', ['sql', 'select 1']],
  [`sql 'it''s'`, ['sql', 'its']],
  [String.raw`a\ b "\"c\" \d"`, ['a b', String.raw`"c" \d`]],
  ['""', ['']],
  ['"open', ['open']],
  ['  ', []],
])('%j', (line, words) => expect(splitWords(line)).toEqual(words));

test('the word under way is told with its start', () => {
  expect(lastWord('run tr')).toEqual({ start: 4, text: 'tr' });
  expect(lastWord('run ')).toEqual({ start: 4, text: '' });
  expect(lastWord('sql "select ')).toEqual({ start: 4, text: 'select ' });
});
