import type { JsonService } from '../../embedded.ts';
import { createProcessingJob } from './create-processing.ts';
import { createTrainingJob } from './create-training.ts';
import { describeProcessingJob } from './describe-processing.ts';
import { describeTrainingJob } from './describe-training.ts';
import { deleteProcessingJob, deleteTrainingJob, stopProcessingJob, stopTrainingJob } from './end-job.ts';
import { listProcessingJobs, listTrainingJobs } from './list-jobs.ts';

/** Processing and training jobs. */
export const jobOperations: JsonService['operations'] = {
  CreateProcessingJob: createProcessingJob,
  CreateTrainingJob: createTrainingJob,
  DeleteProcessingJob: deleteProcessingJob,
  DeleteTrainingJob: deleteTrainingJob,
  DescribeProcessingJob: describeProcessingJob,
  DescribeTrainingJob: describeTrainingJob,
  ListProcessingJobs: listProcessingJobs,
  ListTrainingJobs: listTrainingJobs,
  StopProcessingJob: stopProcessingJob,
  StopTrainingJob: stopTrainingJob,
};
