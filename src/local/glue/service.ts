import type { JsonService } from '../embedded.ts';
import { createJob, deleteJob, getJob, listJobs, updateJob } from './jobs.ts';
import { batchStopJobRun, getJobRun, getJobRuns, startJobRun } from './runs.ts';

/** The embedded Glue: jobs and their runs, as scripts of the python3 on PATH. Its catalog is Athena's here. */
export const glueService: JsonService = {
  target: 'AWSGlue',
  operations: {
    BatchStopJobRun: batchStopJobRun,
    CreateJob: createJob,
    DeleteJob: deleteJob,
    GetJob: getJob,
    GetJobRun: getJobRun,
    GetJobRuns: getJobRuns,
    ListJobs: listJobs,
    StartJobRun: startJobRun,
    UpdateJob: updateJob,
  },
};
