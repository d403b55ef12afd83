import { commands } from '../../../src/commands/table.ts';
import type { Confirm } from '../../../src/commands/guard/confirmation.ts';
import { openRepl } from '../../../src/commands/repl/open-repl.ts';
import type { Answer, Repl, ReplWorld } from '../../../src/commands/repl/repl.ts';
import type { Value } from '../../../src/commands/value.ts';
import { drawValue } from '../../../src/show/value.ts';
import { textOf } from '../../../src/show/line.ts';
import { scratch, type Scratch } from '../../fakes/scratch.ts';

/** A REPL over a project of its own, and what its answers look like. */
export interface ProjectRepl {
  project: Scratch;
  repl: Repl;
  /** The live value of a line. Throws what the line throws. */
  plain: (line: string) => Promise<unknown>;
  value: (line: string) => Promise<Value>;
  /** What is seen of a line's answer. */
  seen: (line: string, width?: number) => Promise<string>;
  close: () => Promise<void>;
}

export async function openProjectRepl(
  files: Readonly<Record<string, string>>,
  over: Partial<ReplWorld> = {},
  env: Readonly<Record<string, string>> = {},
  confirm?: Confirm,
): Promise<ProjectRepl> {
  const project = await scratch(files, { served: false, env });
  const { root } = project.project;
  const repl = await openRepl({
    host: {
      cwd: root,
      env: { MLX_CACHE: process.env['MLX_TEST_CACHE'] ?? `${root}/cache`, PATH: process.env['PATH'], ...env },
      commands,
      signal: new AbortController().signal,
      notify: () => undefined,
      ...(confirm && { confirm }),
    },
    bench: () => Promise.resolve({ project: project.project, aws: project.aws }),
    ...over,
  });
  const answered = async (line: string): Promise<Extract<Answer, { kind: 'value' }>> => {
    const answer = await repl.evaluate(line);
    if (answer.kind === 'thrown') throw answer.thrown;
    return answer;
  };
  const value = async (line: string) => (await answered(line)).value;
  return {
    project,
    repl,
    plain: async (line) => (await answered(line)).plain,
    value,
    seen: async (line, width = 80) =>
      drawValue(await value(line), { width, now: Date.now() })
        .map(textOf)
        .join('\n'),
    close: async () => {
      await repl.close();
      await project.close();
    },
  };
}
