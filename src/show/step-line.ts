import type { FlowProgress } from '../runs/flows/follow/flow-progress.ts';
import { stepMark } from './flow-status.ts';
import { type Line, line, span } from './line.ts';
import { safeText } from './safe-text.ts';

/** What has become of a step, in one line: `✓ train-small completed`. */
export function drawStep({ step, status, reason }: Extract<FlowProgress, { kind: 'step' }>): Line {
  const why = reason === undefined ? '' : `: ${safeText(reason)}`;
  return line(stepMark(status), span('plain', ` ${safeText(step)} `), span('dim', `${status}${why}`));
}
