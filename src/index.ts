export { MlxError } from './base/errors.ts';
export { defineJob } from './define/define-job.ts';
export type { InputSpec, Job, JobSpec, OutputHandle, OutputSpec, ParamValues } from './define/define-job.ts';
export { and, not, or } from './define/expression/condition.ts';
export { execution } from './define/expression/execution.ts';
export type { Expression, S3Place, Value } from './define/expression/expression.ts';
export type { Condition } from './define/expression/node.ts';
export type { Flow } from './define/flow/draft.ts';
export { flow, type ParamExpressions } from './define/flow/flow.ts';
export type {
  EachHandle,
  EachOutput,
  JobHandle,
  ModelHandle,
  Output,
  OutputHandle as OutputsHandle,
  ResultHandle,
  StepHandle,
} from './define/flow/handles.ts';
export type { JobOf, JobTypes } from './define/flow/job-types.ts';
// All of a module, so that a project's declarations can fill in what it exports.
export * from './define/flow/jobs.ts';
export type { CommonOptions, RetryOptions } from './define/flow/options/common.ts';
export { param, type FlowParam } from './define/flow/param.ts';
export { approval, approval as waitForApproval, type ApprovalOptions } from './define/flow/steps/approval.ts';
export { each, type EachOptions } from './define/flow/steps/each.ts';
export { fail } from './define/flow/steps/fail.ts';
export { job, type JobOptions } from './define/flow/steps/job.ts';
export { lambda, type LambdaOptions } from './define/flow/steps/lambda.ts';
export { model, type ModelOptions } from './define/flow/steps/model.ts';
export { register, type RegisterOptions } from './define/flow/steps/register.ts';
export { spark, type Engine } from './define/flow/steps/spark.ts';
export { sql, type SqlOptions } from './define/flow/steps/sql.ts';
export { transform, type TransformOptions } from './define/flow/steps/transform.ts';
export { tune, type TuneOptions } from './define/flow/steps/tune.ts';
export { when, type WhenHandle } from './define/flow/steps/when.ts';
export { launch, type Launched, type LaunchOptions } from './launch.ts';
export { evaluate, type EvaluateOptions } from './evaluate.ts';
