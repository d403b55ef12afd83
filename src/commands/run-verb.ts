import type { Host, Outcome } from './command.ts';
import { parse, type Parsed } from './parse/parse.ts';

/** Where verbs are run from within a face. `on` is where it looks unless a line says otherwise. */
export interface VerbPlace extends Pick<Host, 'cwd' | 'env' | 'commands'> {
  on?: string;
}

/** A command line by the table of verbs. Throws what `parse` throws. */
export function readVerb(words: readonly string[], { commands, on }: VerbPlace): Parsed {
  const { command, input, face } = parse(words, commands);
  return { command, face, input: { ...input, flags: { on, ...input.flags } } };
}

/** Does what a command line says, by the very verb that the CLI runs; whatever it would ask is answered by its fallback. */
export async function runVerb(
  { command, input }: Parsed,
  { cwd, env, commands }: VerbPlace,
  { signal, notify }: Pick<Host, 'signal' | 'notify'>,
): Promise<Outcome> {
  const { run } = await command.load();
  return run(input, {
    cwd,
    env,
    commands,
    signal,
    notify,
    interactive: false,
    ask: ({ fallback }) => Promise.resolve(fallback),
    readInput: () => Promise.resolve(''),
    perform: () => Promise.resolve(2),
  });
}
