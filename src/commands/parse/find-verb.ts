import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import type { Command } from '../command.ts';
import { findFlag, globalFlags } from '../flags.ts';

/** The verb of a line and the words that are left for it. Flags of all verbs may stand before its name. */
export function findVerb(words: readonly string[], commands: readonly Command[]): { command: Command; rest: string[] } {
  const at = firstPlainWord(words);
  const first = words[at];
  if (first === undefined)
    return { command: withoutVerb(words, commands), rest: words.filter((word) => !askFor.has(word)) };
  const before = words.slice(0, at);
  const two = commands.find(({ name }) => name === `${first} ${words[at + 1] ?? ''}`);
  if (two) return { command: two, rest: [...before, ...words.slice(at + 2)] };
  const one = commands.find(({ name }) => name === first);
  if (one) return { command: one, rest: [...before, ...words.slice(at + 1)] };
  throw unknownVerb(words.slice(at), commands);
}

const askFor = new Set(['--version', '-V', '--help', '-h']);

function withoutVerb(words: readonly string[], commands: readonly Command[]): Command {
  const version = words.includes('--version') || words.includes('-V');
  const wanted = version ? 'version' : words.includes('--help') || words.includes('-h') ? 'help' : 'session';
  const command = commands.find(({ name }) => name === wanted) ?? commands.find(({ name }) => name === 'help');
  if (!command) throw new MlxError('VERB_UNKNOWN', { verb: wanted });
  return command;
}

function firstPlainWord(words: readonly string[]): number {
  let at = 0;
  while (at < words.length && words[at]?.startsWith('-')) {
    const { flag } = findFlag(globalFlags, (words[at] ?? '').replace(/^--?/, ''));
    at += flag && flag.type !== 'boolean' ? 2 : 1;
  }
  return at;
}

/** A first word that only begins verbs of two words is told with those. */
function unknownVerb([first = '', second]: readonly string[], commands: readonly Command[]): MlxError {
  const listed = commands.filter(({ group }) => group !== undefined).map(({ name }) => name);
  const below = listed.filter((name) => name.startsWith(`${first} `));
  if (below.length === 0) return new MlxError('VERB_UNKNOWN', { verb: first, nearest: nearest(first, listed) });
  const verb = second === undefined ? first : `${first} ${second}`;
  return new MlxError('VERB_UNKNOWN', { verb, nearest: nearest(verb, below) ?? below[0] });
}
