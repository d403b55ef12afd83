/** What the definition of each type of step may hold, and what may be said of it. */
export interface StepType {
  /** Members besides those that every step has. */
  members: readonly string[];
  required: readonly string[];
  /** The operation of SageMaker whose request the arguments are, where the limits know it. */
  operation?: string;
  /** What the service may try it again for. */
  retried: readonly string[];
  cached: boolean;
}

/** Members of every type of step. */
export const commonMembers = ['Name', 'Type', 'Arguments', 'DependsOn', 'DisplayName', 'Description'];

const stepFaults = ['Step.SERVICE_FAULT', 'Step.THROTTLING'];
const jobFaults = [
  ...stepFaults,
  'SageMaker.JOB_INTERNAL_ERROR',
  'SageMaker.CAPACITY_ERROR',
  'SageMaker.RESOURCE_LIMIT',
];
const searchFaults = jobFaults.filter((fault) => fault !== 'SageMaker.JOB_INTERNAL_ERROR');
const checks = [
  'CheckType',
  'ModelPackageGroupName',
  'SkipCheck',
  'FailOnViolation',
  'RegisterNewBaseline',
  'SuppliedBaselineConstraints',
];

const types: Readonly<Record<string, Partial<StepType>>> = {
  Processing: { members: ['PropertyFiles'], operation: 'CreateProcessingJob', retried: jobFaults, cached: true },
  Training: { operation: 'CreateTrainingJob', retried: jobFaults, cached: true },
  Transform: { operation: 'CreateTransformJob', retried: jobFaults, cached: true },
  Tuning: { operation: 'CreateHyperParameterTuningJob', retried: searchFaults, cached: true },
  AutoML: { retried: searchFaults, cached: true },
  Model: { operation: 'CreateModel', retried: searchFaults },
  RegisterModel: { operation: 'CreateModelPackage', retried: searchFaults },
  Condition: {},
  Lambda: { members: ['FunctionArn', 'OutputParameters'], required: ['FunctionArn'], cached: true },
  Callback: { members: ['SqsQueueUrl', 'OutputParameters'], required: ['SqsQueueUrl'], cached: true },
  Fail: { required: ['Arguments'] },
  QualityCheck: { members: [...checks, 'SuppliedBaselineStatistics', 'PropertyFiles'], cached: true },
  ClarifyCheck: { members: [...checks, 'ModelName', 'PropertyFiles'], cached: true },
  EMR: { retried: [...stepFaults, 'Emr.RESOURCE_LIMIT'], cached: true },
  EMRServerless: { cached: true },
  EndpointConfig: {},
  Endpoint: {},
  Lineage: {},
  InferenceComponent: {},
  BedrockCustomModel: {},
  BedrockCustomModelDeployment: {},
  BedrockModelImport: {},
  BedrockProvisionedModelThroughput: {},
};

/** Every type of step by its name. */
export const stepTypes: ReadonlyMap<string, StepType> = new Map(
  Object.entries(types).map(([name, type]) => [
    name,
    { members: [], required: ['Arguments'], retried: [], cached: false, ...type },
  ]),
);
