import type { Compiling } from './compiling.ts';
import type { State } from './state.ts';

/**
 * Seconds that a task may take where its step says nothing: 24 days, the longest that a timer of JavaScript can wait, as
 * interpreters written in it do. Without a number of its own a task would end after 60 seconds in one of them, and after
 * three years in the service.
 */
export const longestTask = 2_147_483;

/** A `Task` state for an integration such as `sagemaker:createModel`. */
export function task(integration: string, { context }: Compiling, fields: State, timeout = longestTask): State {
  return {
    Type: 'Task',
    Resource: `arn:${context.partition}:states:::${integration}`,
    ...fields,
    TimeoutSeconds: Math.max(1, Math.ceil(timeout)),
  };
}
