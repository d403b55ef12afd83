import { type RunStatus, runStatuses } from '../../runs/run.ts';
import { type Span, span } from '../../show/line.ts';
import { markOf } from '../../show/status.ts';

/** The mark of a status in mlx's words or a service's: `✓` for `InService`. */
export function statusMark(status: string): Span {
  if (runStatuses.includes(status as RunStatus)) return markOf(status as RunStatus);
  if (/fail|OutOfService|Rejected/iu.test(status)) return markOf('failed');
  if (status.endsWith('ing')) return markOf('starting');
  if (/^(?:InService|Created|Active|Completed|Approved)$/u.test(status)) return markOf('completed');
  return span('dim', ' ');
}
