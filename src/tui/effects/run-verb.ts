import type { Host, Outcome } from '../../commands/command.ts';
import type { Parsed } from '../../commands/parse/parse.ts';
import * as verbs from '../../commands/run-verb.ts';
import type { Desk } from './work.ts';

/** A command line by the table of verbs, looking where the session looks unless the line says otherwise. */
export function readVerb(words: readonly string[], { options }: Pick<Desk, 'options'>): Parsed {
  return verbs.readVerb(words, options);
}

/** Does what a command line says, by the very verb that the CLI runs. */
export async function runVerb(
  parsed: Parsed,
  { options }: Pick<Desk, 'options'>,
  telling: Pick<Host, 'signal' | 'notify'>,
): Promise<Outcome> {
  return verbs.runVerb(parsed, options, telling);
}
