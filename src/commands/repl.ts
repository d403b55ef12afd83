import { once } from '../aws/once.ts';
import { isComplete } from '../inspect/code/is-complete.ts';
import { plainJson } from '../inspect/values/plain-json.ts';
import type { Run } from './command.ts';
import { textOf } from './read-input.ts';
import { readHistory, rememberLine } from './repl/history/history-file.ts';
import { openRepl } from './repl/open-repl.ts';
import { openWorkbench } from './workbench.ts';

/** `mlx repl`: lines over the project one after another, typed or from a pipe. */
export const run: Run = async (input, host) => {
  const bench = once(() => openWorkbench(input, host));
  const { project, aws } = await bench();
  const repl = await openRepl({ host, on: textOf(input, 'on'), bench });
  const letGo = () => repl.letGo();
  host.signal.addEventListener('abort', letGo);
  try {
    const exit = await host.talk({
      history: await readHistory(project.root),
      greeting: `${project.name} on ${aws.where}: lines of JavaScript over jobs, runs, tables and aws. help() lists what there is, x? tells what x is, Ctrl-D leaves.`,
      isComplete,
      complete: repl.complete,
      answer: async (text) => {
        if (host.interactive) await rememberLine(project.root, text);
        const answer = await repl.evaluate(text);
        if (answer.kind === 'thrown') return answer;
        const { told, value, plain } = answer;
        return { told, value: { kind: 'answer', value, plain: plainJson(plain) } };
      },
      letGo,
    });
    return { value: { kind: 'nothing' }, exit };
  } finally {
    host.signal.removeEventListener('abort', letGo);
    await repl.close();
    await aws.close();
  }
};
