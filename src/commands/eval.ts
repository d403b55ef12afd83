import { once } from '../aws/once.ts';
import { plainJson } from '../inspect/values/plain-json.ts';
import type { Run } from './command.ts';
import { textOf, wordOf } from './read-input.ts';
import { openRepl } from './repl/open-repl.ts';
import { openWorkbench } from './workbench.ts';

/** `mlx eval EXPR`: what a line of the REPL comes to. Throws what the line throws. */
export const run: Run = async (input, host) => {
  const word = wordOf(input, 'EXPR');
  const text = word === '-' ? await host.readInput() : word;
  const bench = once(() => openWorkbench(input, host));
  const repl = await openRepl({ host, on: textOf(input, 'on'), bench });
  const letGo = () => repl.letGo();
  host.signal.addEventListener('abort', letGo);
  try {
    const answer = await repl.evaluate(text);
    for (const line of answer.told === '' ? [] : answer.told.split('\n')) host.notify({ kind: 'note', text: line });
    if (answer.kind === 'thrown') throw answer.thrown;
    return { value: { kind: 'answer', value: answer.value, plain: plainJson(answer.plain) }, exit: 0 };
  } finally {
    host.signal.removeEventListener('abort', letGo);
    await repl.close();
    if (bench.begun()) await (await bench()).aws.close();
  }
};
