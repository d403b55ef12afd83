import { seconds } from '../wire-form.ts';
import type { Trial } from './standing.ts';
import type { TuningBody } from './tuning-job.ts';

/** What a tuning job tells of each of its trainings. */
export function trialSummary(
  trial: Trial,
  { HyperParameterTuningJobConfig: config, TrainingJobDefinition: definition }: TuningBody,
): { ObjectiveStatus: 'Succeeded' | 'Pending' | 'Failed' } & Record<string, unknown> {
  const { run, job, objective } = trial;
  const { MetricName, Type } = config.HyperParameterTuningJobObjective ?? {};
  return {
    TrainingJobDefinitionName: definition.DefinitionName,
    TrainingJobName: run.name,
    TrainingJobArn: job?.arn,
    CreationTime: seconds(job?.created),
    TrainingStartTime: seconds(job?.started),
    TrainingEndTime: seconds(job?.ended),
    TrainingJobStatus: job?.status,
    TunedHyperParameters: run.params,
    FailureReason: job?.failureReason,
    FinalHyperParameterTuningJobObjectiveMetric:
      objective === undefined ? undefined : { Type, MetricName, Value: objective },
    ObjectiveStatus: objectiveStatus(trial),
  };
}

function objectiveStatus({ job, objective }: Trial): 'Succeeded' | 'Pending' | 'Failed' {
  if (job === undefined || job.ended === undefined) return 'Pending';
  return job.status !== 'Failed' && objective !== undefined ? 'Succeeded' : 'Failed';
}
