import type { Retry } from '../runs/flows/again/retry-flow.ts';
import type { FlowRun } from '../runs/flows/flow-run.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

const inWords: Readonly<Record<Retry['how'], string>> = {
  retry: 'the pipeline takes the same execution up again',
  selective: 'the definition has changed: a new execution of only the steps that are left',
  redrive: 'the state machine takes the same execution up again, with the code that it began with',
  direct: 'mlx goes on where the run ended',
};

/** What a retry of a run would do. */
export function drawRetry(run: FlowRun, { how, reused, anew }: Retry, width: number): Line[] {
  return [
    line(span('strong', safeText(run.name))),
    ...drawProse(inWords[how], width, 'dim'),
    emptyLine,
    ...drawLabelled('reused', 8, listed(reused), width),
    ...drawLabelled('anew', 8, listed(anew), width),
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
