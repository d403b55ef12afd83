import type { JsonService } from '../../embedded.ts';
import { stopTransformJob } from '../jobs/end-job.ts';
import { listTransformJobs } from '../jobs/list-jobs.ts';
import { createTransformJob } from './create-transform.ts';
import { describeTransformJob } from './describe-transform.ts';

/** Batch transform: a model's own script over the lines of files. */
export const transformOperations: JsonService['operations'] = {
  CreateTransformJob: createTransformJob,
  DescribeTransformJob: describeTransformJob,
  ListTransformJobs: listTransformJobs,
  StopTransformJob: stopTransformJob,
};
