import type { SessionOptions } from '../../commands/command.ts';
import type { Program } from '../terminal/hand-over.ts';

/** This very program with a command line that wants the terminal for itself; it looks where the session looks. */
export function mlxProgram(
  words: readonly string[],
  { cwd, env, on }: Pick<SessionOptions, 'cwd' | 'env' | 'on'>,
): Program {
  const verb = words[0] ?? '';
  const place = on === undefined || words.includes('--on') ? [] : ['--on', on];
  const self = [...process.execArgv, process.argv[1] ?? ''];
  // A log has a screen of its own and leaves nothing to be read.
  const waits = verb !== 'logs';
  return { name: `mlx ${verb}`, words: [process.execPath, ...self, ...place, ...words], cwd, env, waits };
}
