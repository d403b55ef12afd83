export { MlxError } from './base/errors.ts';
export { job } from './define/job.ts';
export type { InputSpec, Job, JobSpec, OutputHandle, OutputSpec, ParamValues } from './define/job.ts';
