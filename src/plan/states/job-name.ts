import { shorten } from '../../base/shorten.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import { format } from './expression/intrinsic.ts';

/** `$.run.jobs` has at most so many characters: a hash in hexadecimal, or the name that mlx gave to the run. */
export const longestRunName = 32;

const longestName = { job: 63, tuning: 32 };

/**
 * The name of a step's job, new whenever it is evaluated: `<run>-<step>-<8 random>`. Retries, items of an `each` and redrives
 * have all else in common. A tuning job's name has room for 32 characters only and leaves out the run. A model's is in small
 * letters, since it is read back from the ARN, which has no others.
 */
export function jobNameCode(step: PlannedStep): string {
  const words = wordsIn(step);
  switch (step.step.kind) {
    case 'tune':
      return format(`${words}-{}-{}`, random(0), random(1));
    case 'model':
      return format(`{}-${words}-{}`, "States.Hash($$.Execution.Name, 'MD5')", random(0));
    default:
      return format(`{}-${words}-{}`, '$.run.jobs', random(0));
  }
}

/** What every name of the step's jobs looks like to IAM. */
export function jobNamePattern(step: PlannedStep): string {
  return step.step.kind === 'tune' ? `${wordsIn(step)}-*` : `*-${wordsIn(step)}-*`;
}

function wordsIn({ name, step }: PlannedStep): string {
  const words = name.replaceAll('_', '-');
  if (step.kind === 'tune') return shorten(words, longestName.tuning - 14);
  return shorten(step.kind === 'model' ? words.toLowerCase() : words, stepRoom);
}

const stepRoom = longestName.job - longestRunName - 10;

/** A group of a random UUID: 8 hexadecimal digits the first, 4 the second. */
function random(group: 0 | 1): string {
  return `States.ArrayGetItem(States.StringSplit(States.UUID(), '-'), ${group})`;
}
