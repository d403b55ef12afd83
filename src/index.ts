export { MlxError } from './base/errors.ts';
export { defineJob } from './define/define-job.ts';
export type { InputSpec, Job, JobSpec, OutputHandle, OutputSpec, ParamValues } from './define/define-job.ts';
