/**
 * What of a job's request must be equal for an earlier success to stand for a step of a pipeline, by the step's type.
 * https://docs.aws.amazon.com/sagemaker, "Caching pipeline steps".
 */
export const cacheKey = {
  Processing: ['AppSpecification', 'Environment', 'ProcessingInputs'],
  Training: [
    'AlgorithmSpecification',
    'CheckpointConfig',
    'DebugHookConfig',
    'DebugRuleConfigurations',
    'Environment',
    'HyperParameters',
    'InputDataConfig',
  ],
  Transform: ['DataProcessing', 'Environment', 'ModelName', 'TransformInput'],
  Tuning: ['HyperParameterTuningJobConfig', 'TrainingJobDefinition', 'TrainingJobDefinitions'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
