import type { JsonObject } from '../json.ts';
import type { StepWork } from '../run/step-work.ts';

/** The most trainings that other steps can read. */
const most = 50;

/** A tuning job as other steps read it: its description, with its trainings, the best first. */
export async function tuningProperties(job: JsonObject, work: StepWork): Promise<JsonObject> {
  const trainings = await work.call('sagemaker', 'ListTrainingJobsForHyperParameterTuningJob', {
    HyperParameterTuningJobName: job['HyperParameterTuningJobName'] ?? null,
    SortBy: 'FinalObjectiveMetricValue',
    SortOrder: isMinimized(job) ? 'Ascending' : 'Descending',
    MaxResults: most,
  });
  return { ...job, TrainingJobSummaries: trainings['TrainingJobSummaries'] ?? [] };
}

function isMinimized(job: JsonObject): boolean {
  return JSON.stringify(job['HyperParameterTuningJobConfig'] ?? {}).includes('"Type":"Minimize"');
}
