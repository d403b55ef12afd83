import { logGroupOf } from '../../../base/job-kind.ts';
import type { LogSource } from '../../../logs/source.ts';
import type { StepJobKind } from '../../flows/jobs/service-job.ts';

/** What is known of a job whose log is wanted. */
export interface LoggingJob {
  kind: StepJobKind;
  name: string;
  /** Milliseconds since 1970. */
  created?: number;
  /** Machines, where each writes one stream. */
  hosts?: number;
}

/** A job is looked for in the past from so long before it was made: the clock of a host may be behind. Milliseconds. */
const clocksBehind = 86_400_000;

/** Where a job of SageMaker writes its log. */
export function jobSource({ kind, name, created, hosts }: LoggingJob): LogSource {
  const { group, prefix } = jobStreams({ kind, name });
  return {
    id: `${kind}/${name}`,
    group,
    streams: { prefix },
    hostPrefix: prefix,
    run: name,
    ...(hosts !== undefined && { hosts }),
    ...(created !== undefined && created > 0 && { since: created - clocksBehind }),
  };
}

/** Streams of a job begin with its name and a slash; the trainings of a tuning are named after it, with a hyphen and more. */
export function jobStreams({ kind, name }: Pick<LoggingJob, 'kind' | 'name'>): { group: string; prefix: string } {
  if (kind === 'tuning') return { group: logGroupOf('training'), prefix: `${name}-` };
  return { group: logGroupOf(kind), prefix: `${name}/` };
}
