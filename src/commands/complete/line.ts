import type { Command, Completes, Flag } from '../command.ts';
import { findFlag, flagsOf, globalFlags } from '../flags.ts';

/** A word that may stand next, with what it is. */
export interface Candidate {
  word: string;
  text: string;
}

/** What candidates are asked of: a kind of word, the word so far, and the job that the line names, where it names one. */
export interface Source {
  kind: Completes;
  typed: string;
  job?: string;
}

type Ask = (source: Source) => Promise<readonly Candidate[]>;

/** The words that may stand in place of the last of `words`, which may be empty. */
export async function completeLine(
  words: readonly string[],
  commands: readonly Command[],
  ask: Ask,
): Promise<Candidate[]> {
  const joined = joinAssignments(words);
  const typed = joined.at(-1) ?? '';
  const candidates = await candidatesFor(joined.slice(0, -1), typed, commands, ask);
  const begun = candidates.filter(({ word }) => word.startsWith(typed) && printable.test(word));
  // bash takes `--flag=value` for three words and wants only the last of them.
  return words.at(-2) === '=' || words.at(-1) === '=' ? begun.map(afterAssignment) : begun;
}

/** Names with other characters would need quotes that differ by shell; they are left to the person. */
const printable = /^[\w@%+=:,./~-]+$/;

async function candidatesFor(
  before: readonly string[],
  typed: string,
  commands: readonly Command[],
  ask: Ask,
): Promise<readonly Candidate[]> {
  const { command, plain } = readLine(before, commands);
  const flags: Readonly<Record<string, Flag>> = command ? flagsOf(command) : globalFlags;
  const job = plain[0];
  const [assigned, value] = splitAssignment(typed);
  if (value !== undefined) {
    const found = await valuesOf(flagNamed(assigned, flags), value, job, ask);
    return found.map(({ word, text }) => ({ word: `${assigned}=${word}`, text }));
  }
  const waiting = flagNamed(before.at(-1) ?? '', flags);
  if (waiting && waiting.type !== 'boolean') return valuesOf(waiting, typed, job, ask);
  if (typed.startsWith('-')) {
    const params = command?.takesParams && job !== undefined ? await ask({ kind: 'param', typed: '', job }) : [];
    return [
      ...flagCandidates(flags),
      ...params.map(({ word, text }) => ({ word: `--${word.replace(/=.*$/, '')}`, text })),
    ];
  }
  if (!command) return verbCandidates(plain, commands);
  const argument = command.args[plain.length] ?? command.args.find(({ rest }) => rest);
  return argument?.completes ? ask({ kind: argument.completes, typed, job }) : [];
}

function joinAssignments(words: readonly string[]): string[] {
  return words.reduce<string[]>((joined, word, index) => {
    const assigns = word === '=' || words[index - 1] === '=';
    return assigns && joined.length > 0 ? [...joined.slice(0, -1), `${joined.at(-1)}${word}`] : [...joined, word];
  }, []);
}

function afterAssignment({ word, text }: Candidate): Candidate {
  return { word: word.slice(word.indexOf('=') + 1), text };
}

function splitAssignment(word: string): [string, string | undefined] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** The verb of an unfinished line, and its plain words after the verb. */
function readLine(before: readonly string[], commands: readonly Command[]): { command?: Command; plain: string[] } {
  const all = before.filter((word, index) => {
    const flag = flagNamed(before[index - 1] ?? '', globalFlags);
    return !word.startsWith('-') && !(flag && flag.type !== 'boolean');
  });
  const command =
    commands.find(({ name }) => name === all.slice(0, 2).join(' ')) ?? commands.find(({ name }) => name === all[0]);
  return command ? { command, plain: all.slice(command.name.split(' ').length) } : { plain: all };
}

function flagNamed(word: string, flags: Readonly<Record<string, Flag>>): Flag | undefined {
  if (word.startsWith('--')) return findFlag(flags, word.slice(2)).flag;
  return Object.values(flags).find(({ short }) => short !== undefined && word === `-${short}`);
}

async function valuesOf(
  flag: Flag | undefined,
  typed: string,
  job: string | undefined,
  ask: Ask,
): Promise<readonly Candidate[]> {
  if (flag?.choices) return flag.choices.map((word) => ({ word, text: '' }));
  return flag?.completes ? ask({ kind: flag.completes, typed, job }) : [];
}

function flagCandidates(flags: Readonly<Record<string, Flag>>): Candidate[] {
  return Object.entries(flags).map(([name, { help }]) => ({ word: `--${name}`, text: help }));
}

function verbCandidates(plain: readonly string[], commands: readonly Command[]): Candidate[] {
  const start = plain.length === 0 ? '' : `${plain.join(' ')} `;
  return commands
    .filter(({ name, group }) => group !== undefined && name.startsWith(start))
    .map(({ name, summary }) => ({ word: name.slice(start.length).split(' ')[0] ?? '', text: summary }));
}
