import { logGroupOf } from '../base/job-kind.ts';
import type { LogSource } from '../logs/read-lines.ts';
import type { Run } from './run.ts';

/** Where the log of a run is. */
export function logSourceOf({ kind, name }: Pick<Run, 'kind' | 'name'>): LogSource {
  return { group: logGroupOf(kind), prefix: `${name}/`, run: name };
}
