import {
  CreateHyperParameterTuningJobCommand,
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  CreateTransformJobCommand,
  DescribeHyperParameterTuningJobCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  DescribeTransformJobCommand,
  StopHyperParameterTuningJobCommand,
  StopProcessingJobCommand,
  StopTrainingJobCommand,
  StopTransformJobCommand,
  type CreateHyperParameterTuningJobRequest,
  type CreateProcessingJobRequest,
  type CreateTrainingJobRequest,
  type CreateTransformJobRequest,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { processingStatus } from '../../read/processing-run.ts';
import { trainingStatus } from '../../read/training-run.ts';
import type { RunStatus } from '../../run.ts';
import type { StepRun } from '../flow-run.ts';

export type StepJobKind = NonNullable<StepRun['job']>['kind'];

/** A job of a step, whatever kind it is of. Times are milliseconds since 1970. */
export interface StepJob {
  kind: StepJobKind;
  name: string;
  arn: string;
  status: RunStatus;
  created: number;
  started?: number;
  ended?: number;
  reason?: string;
  /** What the service's Describe call answers, by whose paths properties are read. */
  description: object;
}

/** The job; undefined where there is none of this kind and name, in whose letters case doesn't count. */
export async function describeStepJob(aws: Aws, kind: StepJobKind, name: string): Promise<StepJob | undefined> {
  const sagemaker = await aws.sagemaker();
  try {
    return await describe(sagemaker, kind, name);
  } catch (error) {
    const refusal = awsRefusal(error);
    const missing =
      refusal?.name === 'ResourceNotFound' || /not found|could not find|does not exist/i.test(refusal?.message ?? '');
    if (refusal && missing) return undefined;
    throw error;
  }
}

export type JobRequest =
  | { operation: 'CreateProcessingJob'; input: CreateProcessingJobRequest }
  | { operation: 'CreateTrainingJob'; input: CreateTrainingJobRequest }
  | { operation: 'CreateTransformJob'; input: CreateTransformJobRequest }
  | { operation: 'CreateHyperParameterTuningJob'; input: CreateHyperParameterTuningJobRequest };

export const kindOfRequest = {
  CreateProcessingJob: 'processing',
  CreateTrainingJob: 'training',
  CreateTransformJob: 'transform',
  CreateHyperParameterTuningJob: 'tuning',
} as const satisfies Record<JobRequest['operation'], StepJobKind>;

/** Starts the job under a name; one that has it already is left as it is. */
export async function createStepJob(aws: Aws, request: JobRequest, name: string): Promise<void> {
  const sagemaker = await aws.sagemaker();
  try {
    switch (request.operation) {
      case 'CreateProcessingJob':
        return void (await sagemaker.send(
          new CreateProcessingJobCommand({ ...request.input, ProcessingJobName: name }),
        ));
      case 'CreateTrainingJob':
        return void (await sagemaker.send(new CreateTrainingJobCommand({ ...request.input, TrainingJobName: name })));
      case 'CreateTransformJob':
        return void (await sagemaker.send(new CreateTransformJobCommand({ ...request.input, TransformJobName: name })));
      case 'CreateHyperParameterTuningJob':
        return void (await sagemaker.send(
          new CreateHyperParameterTuningJobCommand({ ...request.input, HyperParameterTuningJobName: name }),
        ));
    }
  } catch (error) {
    if (awsRefusal(error)?.name !== 'ResourceInUse') throw error;
  }
}

/** Asks for the job's end; one that has ended is left as it is. */
export async function stopStepJob(aws: Aws, kind: StepJobKind, name: string): Promise<void> {
  const sagemaker = await aws.sagemaker();
  try {
    switch (kind) {
      case 'processing':
        return void (await sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: name })));
      case 'training':
        return void (await sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: name })));
      case 'transform':
        return void (await sagemaker.send(new StopTransformJobCommand({ TransformJobName: name })));
      case 'tuning':
        return void (await sagemaker.send(
          new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }),
        ));
    }
  } catch (error) {
    if (!['ValidationException', 'ResourceNotFound'].includes(awsRefusal(error)?.name ?? '')) throw error;
  }
}

async function describe(sagemaker: SageMakerClient, kind: StepJobKind, name: string): Promise<StepJob> {
  switch (kind) {
    case 'processing': {
      const job = await sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
      const status = processingStatus(job.ProcessingJobStatus, job.ProcessingStartTime !== undefined);
      const times = timesOf(job.CreationTime, job.ProcessingStartTime, job.ProcessingEndTime);
      const reason = job.FailureReason ?? job.ExitMessage;
      return {
        kind,
        name: job.ProcessingJobName ?? name,
        arn: job.ProcessingJobArn ?? '',
        status,
        ...times,
        reason,
        description: job,
      };
    }
    case 'training': {
      const job = await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
      const status = trainingStatus(job.TrainingJobStatus, job.SecondaryStatus);
      const times = timesOf(job.CreationTime, job.TrainingStartTime, job.TrainingEndTime);
      return {
        kind,
        name: job.TrainingJobName ?? name,
        arn: job.TrainingJobArn ?? '',
        status,
        ...times,
        reason: job.FailureReason,
        description: job,
      };
    }
    case 'transform': {
      const job = await sagemaker.send(new DescribeTransformJobCommand({ TransformJobName: name }));
      const status = processingStatus(job.TransformJobStatus, job.TransformStartTime !== undefined);
      const times = timesOf(job.CreationTime, job.TransformStartTime, job.TransformEndTime);
      return {
        kind,
        name: job.TransformJobName ?? name,
        arn: job.TransformJobArn ?? '',
        status,
        ...times,
        reason: job.FailureReason,
        description: job,
      };
    }
    case 'tuning': {
      const job = await sagemaker.send(
        new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }),
      );
      const status = processingStatus(job.HyperParameterTuningJobStatus, true);
      const times = timesOf(job.CreationTime, job.CreationTime, job.HyperParameterTuningEndTime);
      const [arn, real] = [job.HyperParameterTuningJobArn ?? '', job.HyperParameterTuningJobName ?? name];
      return { kind, name: real, arn, status, ...times, reason: job.FailureReason, description: job };
    }
  }
}

function timesOf(created?: Date, started?: Date, ended?: Date): Pick<StepJob, 'created' | 'started' | 'ended'> {
  return { created: created?.getTime() ?? 0, started: started?.getTime(), ended: ended?.getTime() };
}
