import { join, resolve } from 'node:path';
import type { ExitCode } from '../base/exit-codes.ts';
import { cacheFolder } from '../base/folders.ts';
import { shellWord } from '../base/shell-word.ts';
import type { Host, Run } from './command.ts';
import { lookAround, makeProject, steps, type Step } from './tour/steps.ts';

/** `mlx tour [DIR]`: makes the recipe flights and walks through it, by the same command lines that one would type. */
export const run: Run = async (input, host) => {
  const { DIR } = input.args;
  const folder = typeof DIR === 'string' ? resolve(host.cwd, DIR) : join(cacheFolder(host.env), 'tour', 'flights');
  const walk = [makeProject(folder), ...steps, ...(host.openSession ? [lookAround] : [])];
  for (const [at, step] of walk.entries()) {
    const exit = await show(step, at + 1, walk.length, at === 0 ? host.cwd : folder, host);
    if (exit !== undefined) return { value: { kind: 'nothing' }, exit };
  }
  const text = `\nThat was all of it. The project is yours: cd ${shellWord(folder)}, then \`mlx\`.`;
  return { value: { kind: 'text', text }, exit: 0 };
};

/** Shows one step. Answers with the exit code where the tour ends there: left by its guest, or because the step went wrong. */
async function show(step: Step, number: number, of: number, cwd: string, host: Host): Promise<ExitCode | undefined> {
  const { title, text, words } = step;
  host.notify({ kind: 'heading', number, of, title, text, command: ['mlx', ...words.map(shellWord)].join(' ') });
  if (!(await host.ask({ kind: 'yes or no', message: 'Run it?', fallback: true }))) return 0;
  const exit = await host.perform(words, cwd);
  if (host.signal.aborted) return 130;
  if (exit === step.exit) return undefined;
  return exit === 0 ? 4 : exit;
}
