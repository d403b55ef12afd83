import type { Argument, Command } from '../command.ts';
import { globalFlags } from '../flags.ts';
import type { HelpPage, HelpSection } from './help-page.ts';
import { flagEntries } from './flag-entries.ts';

/** `mlx help COMMAND`: how it is written, what it takes, examples. */
export function commandPage(command: Command): HelpPage {
  return { title: `mlx ${command.name}: ${command.summary}`, sections: commandSections(command) };
}

export function commandSections({ name, about, args, flags, takesParams, examples }: Command): HelpSection[] {
  const usage = ['mlx', name, ...args.map(usageOf), ...(takesParams ? ['[--PARAM VALUE]...'] : []), '[flags]'].join(
    ' ',
  );
  const sections: readonly HelpSection[] = [
    { code: [usage] },
    ...(about ? [{ text: about }] : []),
    { title: 'Arguments', entries: args.map((argument) => ({ term: argument.name, text: argument.help })) },
    { title: 'Flags', entries: flagEntries(flags) },
    { title: 'Flags of every command', entries: flagEntries(globalFlags) },
    { title: 'Examples', entries: examples.map(({ run, does }) => ({ term: run, text: does })) },
  ];
  return sections.filter(
    ({ entries, text, code }) => text !== undefined || code !== undefined || (entries?.length ?? 0) > 0,
  );
}

function usageOf({ name, required, rest }: Argument): string {
  const word = rest ? `${name}...` : name;
  return required ? word : `[${word}]`;
}
