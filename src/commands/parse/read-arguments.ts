import { MlxError } from '../../base/errors.ts';
import type { Command, Input } from '../command.ts';

/** The words of a line by the names of the verb's arguments. */
export function readArguments(command: Command, words: readonly string[]): Input['args'] {
  const args: Record<string, string | readonly string[] | undefined> = {};
  let left = words;
  for (const { name, help, required, rest } of command.args) {
    if (required && left.length === 0) {
      throw new MlxError('ARGUMENT_MISSING', { verb: command.name, argument: name, help });
    }
    args[name] = rest ? left : left[0];
    left = rest ? [] : left.slice(1);
  }
  const [word] = left;
  if (word === undefined) return args;
  const takes = command.args.map(({ name }) => name).join(' ') || 'no words after its name';
  throw new MlxError('ARGUMENT_UNEXPECTED', { verb: command.name, word, takes });
}
