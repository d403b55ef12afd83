import type { Step } from '../../define/flow/flow-definition.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';

/** The step's retries and cache, in the pipeline definition's words. */
export function writePolicies({ step, request }: PlannedStep): Readonly<Record<string, unknown>> {
  const { retry, cache } = step;
  const bounds = retry &&
    isRetried(step) && { IntervalSeconds: retry.interval, BackoffRate: retry.backoff, MaxAttempts: retry.attempts };
  const jobs = faultsOfJobs[request?.operation ?? ''];
  return {
    ...(bounds && {
      RetryPolicies: [faultsOfSteps, ...(jobs ? [jobs] : [])].map((ExceptionType) => ({ ExceptionType, ...bounds })),
    }),
    ...(cache && { CacheConfig: { Enabled: true, ExpireAfter: isoDuration(cache.expireAfter) } }),
  };
}

/** Whether a pipeline can try a step again: what makes a job of SageMaker, a model or a version of one. */
export function isRetried({ kind, ...step }: Step): boolean {
  if (kind === 'lambda' || kind === 'approval') return false;
  return !('spark' in step && step.spark?.kind === 'emr-serverless');
}

/** What the service itself may fail by; a script that fails is not tried again. */
const faultsOfSteps = ['Step.SERVICE_FAULT', 'Step.THROTTLING'];
const faultsOfJob = ['SageMaker.RESOURCE_LIMIT', 'SageMaker.JOB_INTERNAL_ERROR', 'SageMaker.CAPACITY_ERROR'];
/** A search is no job of its own. */
const faultsOfSearch = ['SageMaker.RESOURCE_LIMIT', 'SageMaker.CAPACITY_ERROR'];

const faultsOfJobs: Readonly<Record<string, readonly string[]>> = {
  CreateProcessingJob: faultsOfJob,
  CreateTrainingJob: faultsOfJob,
  CreateTransformJob: faultsOfJob,
  CreateHyperParameterTuningJob: faultsOfSearch,
};

/** Whole seconds as the shortest ISO-8601 duration: `P30D`, `PT1H30M`. */
export function isoDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const time = [
    [Math.floor(seconds / 3_600) % 24, 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
    [Math.floor(seconds) % 60, 'S'],
  ] as const;
  const shown = time.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  const date = days > 0 ? `${days}D` : '';
  return date || shown ? `P${date}${shown && `T${shown}`}` : 'PT0S';
}
