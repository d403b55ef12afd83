import type { DatabaseSync } from 'node:sqlite';
import type { JsonService } from '../embedded.ts';
import { createProcessingJob } from './create-processing.ts';
import { createTrainingJob } from './create-training.ts';
import { describeProcessingJob } from './describe-processing.ts';
import { describeTrainingJob } from './describe-training.ts';
import { deleteProcessingJob, deleteTrainingJob, stopProcessingJob, stopTrainingJob } from './end-job.ts';
import { listProcessingJobs, listTrainingJobs } from './list-jobs.ts';
import { search } from './search.ts';
import { addTags, deleteTags, listTags, migrateTags } from './tags.ts';

/** Makes the tables of the embedded SageMaker that are not the job book's. */
export function migrateSagemaker(state: DatabaseSync): void {
  migrateTags(state);
}

/** The embedded SageMaker: processing and training jobs, their tags, and the search of training jobs. */
export const sagemakerService: JsonService = {
  target: 'SageMaker',
  operations: {
    AddTags: addTags,
    CreateProcessingJob: createProcessingJob,
    CreateTrainingJob: createTrainingJob,
    DeleteProcessingJob: deleteProcessingJob,
    DeleteTags: deleteTags,
    DeleteTrainingJob: deleteTrainingJob,
    DescribeProcessingJob: describeProcessingJob,
    DescribeTrainingJob: describeTrainingJob,
    ListProcessingJobs: listProcessingJobs,
    ListTags: listTags,
    ListTrainingJobs: listTrainingJobs,
    Search: search,
    StopProcessingJob: stopProcessingJob,
    StopTrainingJob: stopTrainingJob,
  },
};
