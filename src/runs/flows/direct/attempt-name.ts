import { createHash } from 'node:crypto';
import type { StepJobKind } from '../jobs/service-job.ts';

/** A job's name in SageMaker has at most so many characters, and a tuning job's, to which its trainings add, fewer. */
const longestName = { tuning: 32, others: 63 };

/** The name of a step's job: the same for the same attempt, whoever sends it, so that it can't be started twice. */
export function attemptName(run: string, step: string, attempt: number, kind?: StepJobKind): string {
  const longest = kind === 'tuning' ? longestName.tuning : longestName.others;
  const tail = attempt > 1 ? `-${attempt}` : '';
  const whole = `${run}-${step}`.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  if (whole === `${run}-${step}` && whole.length + tail.length <= longest) return `${whole}${tail}`;
  const hash = createHash('sha256').update(`${run}\0${step}`).digest('hex').slice(0, 8);
  const kept = whole.slice(0, longest - tail.length - hash.length - 1).replace(/-+$/, '');
  return `${kept}-${hash}${tail}`;
}

/** A token that makes a second sending of the same attempt harmless. */
export function attemptToken(run: string, step: string, attempt: number): string {
  return createHash('sha256').update(`${run}\0${step}\0${attempt}`).digest('hex');
}
