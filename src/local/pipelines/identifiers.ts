import { createHash, randomInt } from 'node:crypto';

const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
const mixed = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The id of a new execution: 12 lower-case letters and digits. */
export function newExecutionId(): string {
  return Array.from({ length: 12 }, () => lower[randomInt(lower.length)]).join('');
}

/** An attempt of a step of an execution. */
export interface Attempt {
  execution: string;
  step: string;
  attempt: number;
}

/**
 * Ten letters and digits that look random and are the same for the same attempt, so that a supervisor that takes over finds
 * what the last one made and makes nothing twice.
 */
export function attemptMark({ execution, step, attempt }: Attempt): string {
  const digest = createHash('sha256').update(`${execution}/${step}/${attempt}`).digest();
  return Array.from(digest.subarray(0, 10), (byte) => mixed[byte % mixed.length]).join('');
}

/** The name of a job that the service makes for a step; step names are cut to 20 characters in it. */
export function jobName(attempt: Attempt): string {
  return `pipelines-${attempt.execution}-${stepPart(attempt, 20)}-${attemptMark(attempt)}`;
}

/** The name of a tuning job, of which there are 32 characters: without the service's prefix, with 8 of the step's name. */
export function tuningJobName(attempt: Attempt): string {
  return `${attempt.execution}-${stepPart(attempt, 8)}-${attemptMark(attempt)}`;
}

/** The name of a job whose arguments bring a name of their own, which is a prefix then. */
export function prefixedJobName(prefix: string, { execution, step, attempt }: Attempt): string {
  const mark = attemptMark({ execution, step, attempt: 1 });
  const tail = `-${execution}-${mark}-${attempt - 1}`;
  return `${prefix.slice(0, 63 - tail.length).replace(/-+$/, '')}${tail}`;
}

function stepPart({ step }: Attempt, most: number): string {
  const part = step
    .slice(0, most)
    .replaceAll('_', '-')
    .replace(/^-+|-+$/g, '');
  return part === '' ? 'step' : part;
}
