import { type Command, type Group, groups } from '../command.ts';
import { globalFlags } from '../flags.ts';
import type { HelpPage } from './help-page.ts';
import { flagEntries } from './flag-entries.ts';
import type { Topic } from './topics.ts';

/** `mlx help`: all verbs by group, the flags of all verbs, and the topics. */
export function overviewPage(commands: readonly Command[], topics: readonly Topic[]): HelpPage {
  const titles = Object.entries(groups) as [Group, string][];
  return {
    title: 'mlx: one script with a head, run anywhere on SageMaker, seen whole',
    sections: [
      ...titles
        .map(([group, title]) => ({
          title,
          entries: commands
            .filter((command) => command.group === group)
            .map(({ name, summary }) => ({ term: `mlx ${name}`, text: summary })),
        }))
        .filter(({ entries }) => entries.length > 0),
      { title: 'Flags of every command', entries: flagEntries(globalFlags) },
      { title: 'Topics', entries: topics.map(({ name, summary }) => ({ term: `mlx help ${name}`, text: summary })) },
    ],
  };
}
