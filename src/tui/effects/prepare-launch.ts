import { splitWords } from '../../commands/parse/split-words.ts';
import { errorContent } from './error-content.ts';
import { readVerb, runVerb } from './run-verb.ts';
import type { Desk } from './work.ts';

/** Milliseconds without a key before a line is planned. */
const pause = 250;

/** Plans the line of the launch dialog, so that its price or its faults are seen before it is sent. */
export async function prepareLaunch(desk: Desk, job: string, text: string): Promise<void> {
  const { dispatch, options, signal } = desk;
  const isWanted = () => {
    const { overlay } = options.store.get();
    return !signal.aborted && overlay?.kind === 'launch' && overlay.job === job && overlay.line.text === text;
  };
  await new Promise((resolve) => setTimeout(resolve, options.store.get().overlay ? pause : 0));
  if (!isWanted()) return;
  try {
    const words = splitWords(text);
    const { value } = await runVerb(readVerb(['plan', ...words.slice(1)], desk), desk, {
      signal,
      notify: () => undefined,
    });
    const { aws } = await desk.bench();
    if (value.kind !== 'plan' || !isWanted()) return;
    const content = { kind: 'launch', plan: value.plan, isHere: aws.where === 'local' } as const;
    dispatch({ kind: 'facts', job, facts: { kind: 'known', content } });
  } catch (error) {
    if (isWanted()) dispatch({ kind: 'facts', job, facts: { kind: 'known', content: errorContent(error) } });
  }
}
