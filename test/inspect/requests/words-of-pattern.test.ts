import { expect, test } from 'vitest';
import { ruleWords } from '../../../src/inspect/requests/rule-words.ts';
import { wordsOfPattern } from '../../../src/inspect/requests/words-of-pattern.ts';

test.each([
  ['.*', ''],
  ['[\\S\\s]*', ''],
  ['[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}', 'letters and digits, with hyphens between them'],
  ['[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,63}', 'letters and digits, with - and _ between them'],
  ['[a-zA-Z_][a-zA-Z0-9_]*', 'letters, digits and _; the first of them: letters or _'],
  ['([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)', 'letters, spaces, digits and _ . : / = + - @'],
  ['^[0-9]+$', 'digits'],
  ['[^:*]*', 'any text without : and *'],
  ['arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+', 'the ARN of a role of iam'],
])('the pattern %s takes %s', (pattern, words) => {
  expect(wordsOfPattern(pattern)).toBe(words);
});

test.each(['(https|s3)://([^/]+)/?(.*)', '[Ss][Hh][Aa]256:[0-9a-fA-F]{64}', '[\\u0020-\\uD7FF]*'])(
  'only the pattern %s itself says what it takes',
  (pattern) => {
    expect(wordsOfPattern(pattern)).toBeUndefined();
    expect(ruleWords({ type: 'string', max: 9, pattern })).toBe(`at most 9 characters, what matches ${pattern}`);
  },
);

test('bounds are told as people count', () => {
  expect(ruleWords({ type: 'string', min: 1, max: 63, pattern: '[a-z]+' })).toBe('1 to 63 characters: small letters');
  expect(ruleWords({ type: 'string', min: 12, max: 12 })).toBe('exactly 12 characters');
  expect(ruleWords({ type: 'string', min: 0 })).toBeUndefined();
  expect(ruleWords({ type: 'integer', min: 0, max: 21_600 })).toBe('0 to 21,600');
  expect(ruleWords({ type: 'list', member: 'Tag', max: 50 })).toBe('at most 50 items');
  expect(ruleWords({ type: 'boolean' })).toBeUndefined();
});
