import type { Input } from './command.ts';

type Args = Pick<Input, 'args'>;
type Flags = Pick<Input, 'flags'>;

/** A word that the table requires, so that no face leaves it out. */
export function wordOf({ args }: Args, name: string): string {
  return String(args[name]);
}

/** A word that may be left out. */
export function wordIfGiven({ args }: Args, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

/** All words of an argument that takes what remains. */
export function wordsOf({ args }: Args, name: string): readonly string[] {
  return textsIn(args[name]);
}

/** The text of a flag; undefined where it was not given. */
export function textOf({ flags }: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a flag that may be repeated. */
export function textsOf({ flags }: Flags, name: string): readonly string[] {
  return textsIn(flags[name]);
}

/** The number of a flag that has a default in the table. */
export function numberOf({ flags }: Flags, name: string): number {
  return Number(flags[name]);
}

/** The number of a flag; undefined where it was not given. */
export function numberIfGiven({ flags }: Flags, name: string): number | undefined {
  const value = flags[name];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a flag was given, and not as `--no-...`. */
export function isOn({ flags }: Flags, name: string): boolean {
  return flags[name] === true;
}

/** What a flag was given of its choices. */
export function choiceOf<C extends string>({ flags }: Flags, name: string, choices: readonly C[]): C | undefined {
  return choices.find((choice) => choice === flags[name]);
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
