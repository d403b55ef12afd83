import type { Host, Outcome } from '../../commands/command.ts';
import { parse, type Parsed } from '../../commands/parse/parse.ts';
import type { Desk } from './work.ts';

/** A command line by the table of verbs, looking where the session looks unless the line says otherwise. */
export function readVerb(words: readonly string[], { options }: Pick<Desk, 'options'>): Parsed {
  const { command, input, face } = parse(words, options.commands);
  return { command, face, input: { ...input, flags: { on: options.on, ...input.flags } } };
}

/** Does what a command line says, by the very verb that the CLI runs. */
export async function runVerb(
  { command, input }: Parsed,
  { options }: Pick<Desk, 'options'>,
  { signal, notify }: Pick<Host, 'signal' | 'notify'>,
): Promise<Outcome> {
  const { run } = await command.load();
  return run(input, {
    cwd: options.cwd,
    env: options.env,
    commands: options.commands,
    signal,
    notify,
    interactive: false,
    ask: ({ fallback }) => Promise.resolve(fallback),
    perform: () => Promise.resolve(2),
  });
}
