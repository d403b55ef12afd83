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
  /** What must be equal for an earlier success to stand for the step: https://docs.aws.amazon.com/sagemaker, "Caching pipeline steps". */
  key: readonly string[];
}

export const jobStepKinds = {
  Processing: {
    resource: 'ProcessingJob',
    name: 'ProcessingJobName',
    arn: 'ProcessingJobArn',
    status: 'ProcessingJobStatus',
    metadata: 'ProcessingJob',
    key: ['AppSpecification', 'Environment', 'ProcessingInputs'],
  },
  Training: {
    resource: 'TrainingJob',
    name: 'TrainingJobName',
    arn: 'TrainingJobArn',
    status: 'TrainingJobStatus',
    metadata: 'TrainingJob',
    key: [
      'AlgorithmSpecification',
      'CheckpointConfig',
      'DebugHookConfig',
      'DebugRuleConfigurations',
      'Environment',
      'HyperParameters',
      'InputDataConfig',
    ],
  },
  Transform: {
    resource: 'TransformJob',
    name: 'TransformJobName',
    arn: 'TransformJobArn',
    status: 'TransformJobStatus',
    metadata: 'TransformJob',
    key: ['DataProcessing', 'Environment', 'ModelName', 'TransformInput'],
  },
  Tuning: {
    resource: 'HyperParameterTuningJob',
    name: 'HyperParameterTuningJobName',
    arn: 'HyperParameterTuningJobArn',
    status: 'HyperParameterTuningJobStatus',
    metadata: 'TuningJob',
    key: ['HyperParameterTuningJobConfig', 'TrainingJobDefinition', 'TrainingJobDefinitions'],
  },
} as const satisfies Record<string, JobStepKind>;
