import { cacheKey } from '../../../limits/pipeline/cache-key.ts';

/** How a type of steps that are jobs of SageMaker is created, followed and stopped. */
export interface JobStepKind {
  /** The end of the operations' names: `CreateProcessingJob`, `DescribeProcessingJob`, `StopProcessingJob`. */
  resource: string;
  /** The members of the request and of the description. */
  name: string;
  arn: string;
  status: string;
  /** The member of the step's metadata. */
  metadata: string;
  /** What of the request must be equal for an earlier success to stand for the step. */
  key: readonly string[];
}

export const jobStepKinds = {
  Processing: {
    resource: 'ProcessingJob',
    name: 'ProcessingJobName',
    arn: 'ProcessingJobArn',
    status: 'ProcessingJobStatus',
    metadata: 'ProcessingJob',
    key: cacheKey.Processing,
  },
  Training: {
    resource: 'TrainingJob',
    name: 'TrainingJobName',
    arn: 'TrainingJobArn',
    status: 'TrainingJobStatus',
    metadata: 'TrainingJob',
    key: cacheKey.Training,
  },
  Transform: {
    resource: 'TransformJob',
    name: 'TransformJobName',
    arn: 'TransformJobArn',
    status: 'TransformJobStatus',
    metadata: 'TransformJob',
    key: cacheKey.Transform,
  },
  Tuning: {
    resource: 'HyperParameterTuningJob',
    name: 'HyperParameterTuningJobName',
    arn: 'HyperParameterTuningJobArn',
    status: 'HyperParameterTuningJobStatus',
    metadata: 'TuningJob',
    key: cacheKey.Tuning,
  },
} as const satisfies Record<string, JobStepKind>;
