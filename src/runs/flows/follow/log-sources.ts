import type { Aws } from '../../../aws/aws.ts';
import type { LogSource } from '../../../logs/read-lines.ts';
import type { StepRun } from '../flow-run.ts';
import { describeStepJob, type StepJobKind } from '../jobs/service-job.ts';

const groups: Record<StepJobKind, string> = {
  processing: '/aws/sagemaker/ProcessingJobs',
  training: '/aws/sagemaker/TrainingJobs',
  transform: '/aws/sagemaker/TransformJobs',
  tuning: '/aws/sagemaker/TrainingJobs',
};

/** Where the log of a step's job is, told under the step's name; undefined where the step has no job. */
export async function logSourceOfStep(aws: Aws, { name, job }: StepRun): Promise<LogSource | undefined> {
  if (!job) return undefined;
  // An ARN has the name in small letters, the streams have it as it was given.
  const real = (await describeStepJob(aws, job.kind, job.name))?.name ?? job.name;
  // The trainings of a tuning are named after it, each with a hyphen and more.
  return { group: groups[job.kind], prefix: `${real}${job.kind === 'tuning' ? '-' : '/'}`, run: name };
}

/** Lines by which the bootstrap tells times; they are read for the timeline, and shown to nobody. */
export function isMark(text: string): boolean {
  return text.startsWith('mlx: marks ');
}
