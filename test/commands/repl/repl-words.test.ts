import { expect, test } from 'vitest';
import { openDrawings } from '../../../src/commands/repl/drawings.ts';
import { openFunctions } from '../../../src/commands/repl/functions.ts';
import { listNames } from '../../../src/commands/repl/lists/lists.ts';
import { replWords } from '../../../src/commands/repl/repl-words.ts';
import { commands } from '../../../src/commands/table.ts';
import { openKnowledge } from '../../../src/inspect/knowledge/knowledge.ts';
import { openKnownObjects } from '../../../src/inspect/values/known.ts';

const signal = new AbortController().signal;
const functions = openFunctions(
  {
    host: { cwd: '/', env: {}, commands, signal, notify: () => undefined },
    bench: () => Promise.reject(new Error('nothing is to be read')),
  },
  openDrawings(),
  { known: openKnownObjects(), knowledge: openKnowledge() },
);

test('every function and every list of a line is in the table of its words', () => {
  const told = replWords.map(({ name }) => name);
  expect([...Object.keys(functions), ...listNames].filter((name) => !told.includes(name))).toEqual([]);
});

test('every word that can be called, but for members of others, is a function of a line', () => {
  const callable = replWords.flatMap(({ name, signature }) => (signature && !name.includes('.') ? [name] : []));
  expect(callable.filter((name) => !(name in functions))).toEqual([]);
});
