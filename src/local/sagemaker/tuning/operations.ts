import type { JsonService } from '../../embedded.ts';
import { createTuningJob } from './create-tuning.ts';
import { describeTuningJob, listTuningJobs } from './describe-tuning.ts';
import { listTrainingJobsOfTuning } from './list-trainings.ts';
import { stopTuningJob } from './stop-tuning.ts';

/** Tuning: many trainings in search of the best hyperparameters. */
export const tuningOperations: JsonService['operations'] = {
  CreateHyperParameterTuningJob: createTuningJob,
  DescribeHyperParameterTuningJob: describeTuningJob,
  ListHyperParameterTuningJobs: listTuningJobs,
  ListTrainingJobsForHyperParameterTuningJob: listTrainingJobsOfTuning,
  StopHyperParameterTuningJob: stopTuningJob,
};
