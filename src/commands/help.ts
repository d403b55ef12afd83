import { MlxError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { Command, Host, Run } from './command.ts';
import { commandPage } from './help/command-page.ts';
import { errorPage } from './help/error-pages.ts';
import { overviewPage } from './help/overview-page.ts';
import { topics } from './help/topics.ts';
import { wordsOf } from './read-input.ts';
import type { Value } from './value.ts';

/** `mlx help [TOPIC...]`: the overview, a command, the params of a job or flow, a topic, or an error's code. */
export const run: Run = async (input, host) => {
  const words = wordsOf(input, 'TOPIC');
  return { value: await findHelp(words, host), exit: 0 };
};

async function findHelp(words: readonly string[], host: Host): Promise<Value> {
  const { cwd, commands } = host;
  const [first] = words;
  if (first === undefined) return { kind: 'help', page: overviewPage(commands, topics) };
  const command = findCommand(words, commands);
  if (command) {
    const [target] = words.slice(command.name.split(' ').length);
    if (target === undefined || !command.takesParams) return { kind: 'help', page: commandPage(command) };
    const { targetPage } = await import('./help/target-page.ts');
    return { kind: 'help', page: await targetPage(command, target, cwd) };
  }
  const topic = topics.find(({ name }) => name === first);
  if (topic) return topic.load(host);
  const page = errorPage(first);
  if (page) return { kind: 'help', page };
  const known = [...commands.map(({ name }) => name), ...topics.map(({ name }) => name)];
  throw new MlxError('TOPIC_UNKNOWN', { topic: words.join(' '), nearest: nearest(words.join(' '), known) });
}

function findCommand(words: readonly string[], commands: readonly Command[]): Command | undefined {
  const named = (count: number) => commands.find(({ name }) => name === words.slice(0, count).join(' '));
  return named(2) ?? named(1);
}
