import type { Command, Flag } from '../commands/command.ts';
import { flagAliases } from '../commands/flags.ts';

const looksLikeValue = /^(?!-)|^-\d|^-$/;

/**
 * Joins flags with the values after them, `--depth 8` to `--depth=8`: for params, which only the job's head knows, and for
 * values that begin with a dash. A flag followed by another flag keeps no value.
 */
export function inlineParams(
  words: readonly string[],
  command: Command,
  flags: Readonly<Record<string, Flag>>,
): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return [...joined, ...words.slice(at)];
    const next = words[at + 1];
    if (takesNext(word, command, flags) && next !== undefined && looksLikeValue.test(next)) {
      joined.push(`${word}=${next}`);
      at += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

function takesNext(word: string, command: Command, flags: Readonly<Record<string, Flag>>): boolean {
  if (!word.startsWith('--') || word.includes('=')) return false;
  const name = word.slice(2);
  const known = flags[flagAliases[name] ?? name];
  if (known) return known.type !== 'boolean';
  const negated = name.startsWith('no-');
  return command.takesParams === true && !negated;
}
