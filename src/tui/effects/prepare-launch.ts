import type { Value } from '../../commands/value.ts';
import { splitWords } from '../../commands/parse/split-words.ts';
import type { Content } from '../state/content.ts';
import type { Target } from '../state/state.ts';
import { errorContent } from './error-content.ts';
import { readVerb, runVerb } from './run-verb.ts';
import type { Desk } from './work.ts';

/** Milliseconds without a key before a line is planned. */
const pause = 250;

/** Plans the line of the launch dialog, so that its price or its faults are seen before it is sent. */
export async function prepareLaunch(desk: Desk, target: Target, text: string): Promise<void> {
  const { dispatch, options, signal } = desk;
  const isWanted = () => {
    const { overlay } = options.store.get();
    return (
      !signal.aborted && overlay?.kind === 'launch' && overlay.target.name === target.name && overlay.line.text === text
    );
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
    const content = launchContent(value, aws.where === 'local');
    if (!content || !isWanted()) return;
    dispatch({ kind: 'facts', target, facts: { kind: 'known', content } });
  } catch (error) {
    if (isWanted()) dispatch({ kind: 'facts', target, facts: { kind: 'known', content: errorContent(error) } });
  }
}

function launchContent(value: Value, isHere: boolean): Content | undefined {
  if (value.kind === 'flow plan') return { kind: 'flow launch', plan: value.plan };
  return value.kind === 'plan' ? { kind: 'launch', plan: value.plan, isHere } : undefined;
}
