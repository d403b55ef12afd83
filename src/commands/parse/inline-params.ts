import type { Command, Flag } from '../command.ts';
import { findFlag } from '../flags.ts';

const looksLikeValue = /^(?!-)|^-\d|^-$/;

/**
 * Joins flags with the values after them, `--depth 8` to `--depth=8`: for params, which only the job's head knows, and for
 * values that begin with a dash. A flag that needs a value and is followed by another flag gets none.
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
    const takes = takesNext(word, command, flags);
    const next = words[at + 1];
    if (takes !== 'nothing' && next !== undefined && looksLikeValue.test(next)) {
      joined.push(`${word}=${next}`);
      at += 1;
    } else {
      joined.push(takes === 'a value' ? `${word}=` : word);
    }
  }
  return joined;
}

function takesNext(
  word: string,
  command: Command,
  flags: Readonly<Record<string, Flag>>,
): 'a value' | 'perhaps a value' | 'nothing' {
  if (!word.startsWith('--') || word.includes('=')) return 'nothing';
  const { flag } = findFlag(flags, word.slice(2));
  if (flag) return flag.type === 'boolean' ? 'nothing' : 'a value';
  return command.takesParams && !word.startsWith('--no-') ? 'perhaps a value' : 'nothing';
}
