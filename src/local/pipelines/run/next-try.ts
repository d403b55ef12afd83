import type { RetryPolicy } from '../definition/definition.ts';
import type { StepRecord } from '../store/steps.ts';

/** What the service does of itself about faults that are not the step's. */
const ownPolicy: RetryPolicy = {
  exceptions: ['Step.SERVICE_FAULT', 'Step.THROTTLING'],
  interval: 1000,
  backoff: 2,
  attempts: 5,
};

/**
 * The record of a step that is to be tried again after a failure at `at`, by the first policy that names the exception and is
 * not exhausted; `undefined` where it stays failed.
 */
export function nextTry(
  step: StepRecord,
  policies: readonly RetryPolicy[],
  exception: string | undefined,
  at: number,
): StepRecord | undefined {
  if (exception === undefined) return undefined;
  const all = [...policies, ownPolicy];
  const index = all.findIndex(({ exceptions }) => exceptions.includes(exception));
  const policy = all[index];
  if (!policy) return undefined;
  const retried = step.retried[index] ?? 0;
  const failedFirst = step.failedFirst ?? at;
  const wait = policy.interval * policy.backoff ** retried;
  if (policy.attempts !== undefined && retried >= policy.attempts) return undefined;
  if (policy.expire !== undefined && at + wait > failedFirst + policy.expire) return undefined;
  return {
    ...step,
    status: 'Starting',
    attempts: step.attempts + 1,
    retried: { ...step.retried, [index]: retried + 1 },
    failedFirst,
    wake: at + wait,
  };
}
