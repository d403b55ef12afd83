import type { ServiceJobKind } from '../../../base/job-kind.ts';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { invalid, unknownJob } from '../refusals.ts';
import { forgetTags } from '../tags.ts';

export function stopProcessingJob(input: { ProcessingJobName: string }, aws: Embedded): object {
  return stop('processing', input.ProcessingJobName, aws);
}

export function stopTrainingJob(input: { TrainingJobName: string }, aws: Embedded): object {
  return stop('training', input.TrainingJobName, aws);
}

export function stopTransformJob(input: { TransformJobName: string }, aws: Embedded): object {
  return stop('transform', input.TransformJobName, aws);
}

export function deleteProcessingJob(input: { ProcessingJobName: string }, aws: Embedded): object {
  return remove('processing', input.ProcessingJobName, aws);
}

export function deleteTrainingJob(input: { TrainingJobName: string }, aws: Embedded): object {
  return remove('training', input.TrainingJobName, aws);
}

function stop(kind: ServiceJobKind, name: string, aws: Embedded): object {
  const job = aws.jobs.get(kind, name);
  if (!job) throw unknownJob(kind, name);
  if (job.status !== 'InProgress') {
    throw invalid(`The request was rejected because the ${kind} job is in status ${job.status}.`);
  }
  aws.jobs.stop(kind, name);
  return {};
}

/** Frees the job's name; only a job that has ended can be deleted. */
function remove(kind: ServiceJobKind, name: string, aws: Embedded): object {
  const job = aws.jobs.get(kind, name);
  if (!job) throw unknownJob(kind, name);
  if (job.status === 'InProgress' || job.status === 'Stopping') {
    throw new ServiceError('ResourceInUse', `The ${kind} job can't be deleted because it is in status ${job.status}.`);
  }
  aws.jobs.remove(kind, name);
  forgetTags(job.arn, aws.state);
  return {};
}
