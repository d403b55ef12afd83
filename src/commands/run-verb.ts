import type { Host, Outcome } from './command.ts';
import { doVerb } from './guard/do-verb.ts';
import { parse, type Parsed } from './parse/parse.ts';

/** Where verbs are run from within a face. `on` is where it looks unless a line says otherwise. */
export interface VerbPlace extends Pick<
  Host,
  'cwd' | 'env' | 'commands' | 'confirm' | 'isReadOnly' | 'onCall' | 'keysPage'
> {
  on?: string;
}

/** A command line by the table of verbs. Throws what `parse` throws. */
export function readVerb(words: readonly string[], { commands, on }: VerbPlace): Parsed {
  const { command, input, face } = parse(words, commands);
  return { command, face, input: { ...input, flags: { on, ...input.flags } } };
}

/** Does what a command line says, by the very verb that the CLI runs; what it would ask is answered by its fallback, unless it spends or destroys. */
export async function runVerb(
  parsed: Parsed,
  { cwd, env, commands, confirm, isReadOnly, onCall, keysPage }: VerbPlace,
  { signal, notify }: Pick<Host, 'signal' | 'notify'>,
): Promise<Outcome> {
  return doVerb(parsed, {
    cwd,
    env,
    commands,
    confirm,
    isReadOnly,
    onCall,
    keysPage,
    signal,
    notify,
    interactive: false,
    ask: ({ fallback }) => Promise.resolve(fallback),
    readInput: () => Promise.resolve(''),
    talk: () => Promise.resolve(2),
    perform: () => Promise.resolve(2),
  });
}
