import { fuzzyScore } from '../../../base/fuzzy-score.ts';
import { type Command, groups } from '../../../commands/command.ts';
import { splitWords } from '../../../commands/parse/split-words.ts';
import { type Action, actions } from '../../keys/actions.ts';
import type { State } from '../state.ts';

/** Something that the palette offers: a command of mlx, or what a key of the session does. */
export type PaletteEntry =
  /** `words` are what was typed behind the verb; `hit` is the flag that was meant, where only one of its flags was. */
  | { kind: 'verb'; verb: string; summary: string; words: readonly string[]; hit?: { name: string; help: string } }
  | { kind: 'action'; action: Action };

/** What fits the line, best first; before anything is typed, what was used last. */
export function paletteEntries(text: string, { commands, recent }: Pick<State, 'commands' | 'recent'>): PaletteEntry[] {
  const words = splitWords(text.replace(/^\s*mlx(?:\s+|$)/, ''));
  const begun = begunVerb(words, commands);
  const found = [...verbs(commands), ...offeredActions]
    .flatMap((candidate) => {
      const fits = fit(candidate, words, recent);
      return fits ? [{ entry: candidate.entry, ...fits }] : [];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ entry, hit }) => (entry.kind === 'verb' && hit ? { ...entry, hit } : entry));
  return begun ? [begun, ...found.filter((entry) => entry.kind !== 'verb' || entry.verb !== begun.verb)] : found;
}

interface Candidate {
  entry: PaletteEntry;
  name: string;
  about: string;
  flags: readonly { name: string; help: string }[];
  /** Taken from what stands first before anything was typed. */
  rank: number;
}

function verbs(commands: readonly Command[]): Candidate[] {
  const order = Object.keys(groups);
  return commands.flatMap(({ name, group, summary, about = '', flags }) =>
    group === undefined
      ? []
      : [
          {
            entry: { kind: 'verb', verb: name, summary, words: [] },
            name,
            about: `${summary} ${about}`,
            flags: Object.entries(flags).map(([flag, { help }]) => ({ name: flag, help })),
            rank: order.indexOf(group) / 10,
          },
        ],
  );
}

/** Whatever a key does while one looks around, but to open what is open; and what can be copied. */
const offeredActions: readonly Candidate[] = actions.flatMap((action) => {
  const isOffered = action.modes.includes('browse') || (action.modes.includes('yank') && action.id !== 'noYank');
  if (!isOffered || action.id === 'palette') return [];
  const rank = 2 + ['do', 'look', 'session', 'move', 'line'].indexOf(action.group) / 10;
  return [{ entry: { kind: 'action', action }, name: action.help, about: action.keys.join(' '), flags: [], rank }];
});

/** A line that goes on behind the name of a verb, as in a shell. */
function begunVerb(
  words: readonly string[],
  commands: readonly Command[],
): Extract<PaletteEntry, { kind: 'verb' }> | undefined {
  const command = [2, 1]
    .map((count) => commands.find(({ name, group }) => group && name === words.slice(0, count).join(' ')))
    .find((found) => found !== undefined);
  if (!command) return undefined;
  const rest = words.slice(command.name.split(' ').length);
  return { kind: 'verb', verb: command.name, summary: command.summary, words: rest };
}

/** Every word has to fit somewhere: the name, what is said of it, or one of the flags. */
function fit(
  { entry, name, about, flags, rank }: Candidate,
  words: readonly string[],
  recent: readonly string[],
): { score: number; hit?: Candidate['flags'][number] } | undefined {
  const used = entry.kind === 'verb' ? recent.indexOf(entry.verb) : -1;
  let score = (used === -1 ? 0 : 10 - used) - rank;
  let hit: Candidate['flags'][number] | undefined;
  for (const word of words) {
    const [own, said, flag] = [fuzzyScore(word, name), within(word, about), flagFor(word, flags)];
    const best = Math.max(3 * (own ?? 0), 2 * (said ?? 0), flag?.score ?? 0);
    if (best <= 0) return undefined;
    if (flag && (own ?? 0) === 0 && (said ?? 0) === 0) hit = flag.flag;
    score += best;
  }
  return { score, hit };
}

function flagFor(typed: string, flags: Candidate['flags']) {
  const word = typed.replace(/^--?/, '');
  return flags
    .flatMap((flag) => {
      const score = Math.max(within(word, flag.name) ?? 0, (within(word, flag.help) ?? 0) / 2);
      return score > 0 ? [{ flag, score }] : [];
    })
    .toSorted((one, other) => other.score - one.score)[0];
}

/** Sentences hold the letters of almost any word in some order; there the word itself is looked for. */
function within(word: string, sentence: string): number | undefined {
  return sentence.toLowerCase().includes(word.toLowerCase()) ? fuzzyScore(word, sentence) : undefined;
}
