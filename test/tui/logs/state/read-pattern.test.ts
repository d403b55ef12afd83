import { expect, test } from 'vitest';
import { readPattern } from '../../../../src/tui/logs/state/read-pattern.ts';

test.each([
  ['loss', 'iu'],
  ['Loss', 'u'],
  [String.raw`\S+\W\D`, 'iu'],
  [String.raw`\p{Lu}x`, 'iu'],
  ['Ärger', 'u'],
])('%s is read with the flags %s: case counts where there are capitals', (source, flags) => {
  expect(readPattern(source)).toEqual({ pattern: { source, flags } });
});

test('what is no regular expression is told with what to do about it', () => {
  const read = readPattern('loss (');
  expect(read).toEqual({ fault: expect.stringMatching(/^not a regular expression: .*backslash/) });
});
