import type { StepRun, StepStatus } from '../runs/flows/flow-run.ts';
import { span, type Span } from './line.ts';
import { showDuration } from './quantity.ts';
import { markOf } from './status.ts';

/** The state of a step as one mark; a run's own where a run can be in that state. */
export function stepMark(status: StepStatus): Span {
  switch (status) {
    case 'waiting':
      return span('dim', '·');
    case 'skipped':
      return span('dim', '–');
    case 'reused':
      return span('good', '↻');
    default:
      return markOf(status);
  }
}

/** What a step's row says behind its name: what a `when` found, how long it took, or how it stands. */
export function stepAside(step: StepRun, now: number): string {
  if (step.outcome !== undefined) return step.outcome ? 'yes' : 'no';
  if (step.status === 'reused') return 'reused';
  if (step.started === undefined) return '';
  const attempts = step.attempts > 1 ? ` (${step.attempts} tries)` : '';
  return step.ended === undefined
    ? `${showDuration(now - step.started)}…${attempts}`
    : `${showDuration(step.ended - step.started)}${attempts}`;
}
