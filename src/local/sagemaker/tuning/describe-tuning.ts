import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { type ListInput, pageEntities } from '../entities/page-entities.ts';
import { pick, seconds } from '../wire-form.ts';
import { bestOf, isRunning, type Trial, trialsOf } from './standing.ts';
import { trialSummary } from './trial-summary.ts';
import { bodyOf, needTuning, type TuningBody } from './tuning-job.ts';

export function describeTuningJob(
  { HyperParameterTuningJobName: name }: { HyperParameterTuningJobName: string },
  aws: Embedded,
): object {
  const tuning = needTuning(name, aws);
  const body = bodyOf(tuning);
  const trials = trialsOf(name, body, aws);
  const best = bestOf(trials, body);
  return {
    ...pick(tuning.body, ['HyperParameterTuningJobConfig', 'TrainingJobDefinition', 'FailureReason']),
    ...common(tuning, trials),
    BestTrainingJob: best && trialSummary(best, body),
    ConsumedResources: { RuntimeInSeconds: runtimeOf(trials) },
  };
}

export function listTuningJobs(input: ListInput & { StatusEquals?: string }, aws: Embedded): object {
  aws.wake();
  const asked = { ...input, SortBy: input.SortBy ?? ('Name' as const) };
  const having = { Status: input.StatusEquals };
  const { entities, token } = pageEntities('hyper-parameter-tuning-job', asked, { having, descending: false }, aws);
  return { HyperParameterTuningJobSummaries: entities.map((tuning) => summary(tuning, aws)), NextToken: token };
}

function summary(tuning: Entity, aws: Embedded): object {
  const { Strategy, ResourceLimits } = bodyOf(tuning).HyperParameterTuningJobConfig;
  return { ...common(tuning, trialsOf(tuning.name, bodyOf(tuning), aws)), Strategy, ResourceLimits };
}

/** What Describe and List both tell. */
function common(tuning: Entity, trials: readonly Trial[]): object {
  const body = bodyOf(tuning);
  return {
    HyperParameterTuningJobName: tuning.name,
    HyperParameterTuningJobArn: tuning.arn,
    HyperParameterTuningJobStatus: body.Status,
    CreationTime: seconds(tuning.created),
    LastModifiedTime: seconds(tuning.modified),
    HyperParameterTuningEndTime: seconds(body.Ended),
    TrainingJobStatusCounters: statusCounters(trials),
    ObjectiveStatusCounters: objectiveCounters(trials, body),
  };
}

function statusCounters(trials: readonly Trial[]): object {
  const count = (status: string): number => trials.filter(({ job }) => job?.status === status).length;
  return {
    Completed: count('Completed'),
    InProgress: trials.filter(isRunning).length,
    RetryableError: 0,
    NonRetryableError: count('Failed'),
    Stopped: count('Stopped'),
  };
}

function objectiveCounters(trials: readonly Trial[], body: TuningBody): object {
  const told = trials.map((trial) => trialSummary(trial, body).ObjectiveStatus);
  const count = (status: string): number => told.filter((each) => each === status).length;
  return { Succeeded: count('Succeeded'), Pending: count('Pending'), Failed: count('Failed') };
}

/** Seconds that all trainings took together. */
function runtimeOf(trials: readonly Trial[]): number {
  const spent = trials.map(({ job }) => (job?.started === undefined ? 0 : (job.ended ?? job.modified) - job.started));
  return Math.round(spent.reduce((sum, each) => sum + each, 0) / 1000);
}
