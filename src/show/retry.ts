import type { Retry } from '../runs/flows/again/retry-flow.ts';
import { retryWords } from '../runs/flows/again/retry-words.ts';
import type { FlowRun } from '../runs/flows/flow-run.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

/** What a retry of a run would do. */
export function drawRetry(run: FlowRun, { how, reused, anew }: Retry, width: number): Line[] {
  return [
    line(span('strong', safeText(run.name))),
    ...drawProse(retryWords[how], width, 'dim'),
    emptyLine,
    ...drawLabelled('reused', 8, listed(reused), width),
    ...drawLabelled('anew', 8, listed(anew), width),
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
