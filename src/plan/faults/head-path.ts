import type { CreateHyperParameterTuningJobRequest } from '@aws-sdk/client-sagemaker';
import type { Step, Violation } from '../../limits/violation.ts';
import type { PlannedRequest } from '../plan.ts';

/** A request under check, of any operation; `by` is who takes it where that isn't SageMaker. */
export interface CheckedRequest {
  operation: string;
  input: object;
  by?: string;
}

/** The path in `[tool.mlx]` of what a place in the request was made from; empty where mlx itself made it. */
export function headPath(request: CheckedRequest, steps: Violation['steps']): readonly string[] {
  const [first] = steps;
  if (request.operation === 'CreateHyperParameterTuningJob') {
    const inTraining = first?.kind === 'member' && first.name === 'TrainingJobDefinition';
    const { TrainingJobDefinition: input } = request.input as CreateHyperParameterTuningJobRequest;
    return inTraining && input ? headPath({ operation: 'CreateTrainingJob', input }, steps.slice(1)) : [];
  }
  return isOfJob(request) ? pathOfJob(request, steps) : [];
}

function isOfJob(request: CheckedRequest): request is PlannedRequest {
  return request.operation === 'CreateProcessingJob' || request.operation === 'CreateTrainingJob';
}

function pathOfJob(request: PlannedRequest, steps: Violation['steps']): readonly string[] {
  const split = steps.findIndex(({ kind }) => kind !== 'member');
  const member = (split < 0 ? steps : steps.slice(0, split)).map((step) => (step.kind === 'member' ? step.name : ''));
  const path = member.join('.');
  if (Object.hasOwn(scalars, path)) return scalars[path] ?? [];
  const collection = Object.hasOwn(collections, path) ? collections[path] : undefined;
  if (!collection) return [];
  const entry = steps[split];
  return entry ? [...collection.head, ...entryName(request, collection.names, entry)] : collection.head;
}

/** Members of either request that stand for one value of the head. */
const scalars: Readonly<Record<string, readonly string[]>> = {
  RoleArn: ['role'],
  'AppSpecification.ImageUri': ['image'],
  'AlgorithmSpecification.TrainingImage': ['image'],
  'ProcessingResources.ClusterConfig.InstanceType': ['instance'],
  'ProcessingResources.ClusterConfig.InstanceCount': ['count'],
  'ProcessingResources.ClusterConfig.VolumeSizeInGB': ['volume'],
  'ResourceConfig.InstanceType': ['instance'],
  'ResourceConfig.InstanceCount': ['count'],
  'ResourceConfig.VolumeSizeInGB': ['volume'],
  'StoppingCondition.MaxRuntimeInSeconds': ['max_runtime'],
  'StoppingCondition.MaxWaitTimeInSeconds': ['spot', 'max_wait'],
  EnableManagedSpotTraining: ['spot'],
};

type Names = (request: PlannedRequest, index: number) => string | undefined;

/** Lists and maps of either request, the table of the head that they are made from, and the name there of each item. */
const collections: Readonly<Record<string, { head: readonly string[]; names?: Names }>> = {
  Environment: { head: ['env'] },
  HyperParameters: { head: ['params'] },
  StaticHyperParameters: { head: ['params'] },
  Tags: { head: ['tags'], names: ({ input }, index) => input.Tags?.[index]?.Key },
  ProcessingInputs: {
    head: ['inputs'],
    names: ({ input }, index) => ('ProcessingInputs' in input ? input.ProcessingInputs?.[index]?.InputName : undefined),
  },
  InputDataConfig: {
    head: ['inputs'],
    names: ({ input }, index) => ('InputDataConfig' in input ? input.InputDataConfig?.[index]?.ChannelName : undefined),
  },
  'ProcessingOutputConfig.Outputs': {
    head: ['outputs'],
    names: ({ input }, index) =>
      'ProcessingOutputConfig' in input ? input.ProcessingOutputConfig?.Outputs?.[index]?.OutputName : undefined,
  },
  'AppSpecification.ContainerArguments': { head: ['params'], names: paramOfArgument },
  'AlgorithmSpecification.MetricDefinitions': {
    head: ['metrics'],
    names: ({ input }, index) =>
      'AlgorithmSpecification' in input ? input.AlgorithmSpecification?.MetricDefinitions?.[index]?.Name : undefined,
  },
  'NetworkConfig.VpcConfig.Subnets': { head: ['vpc', 'subnets'] },
  'NetworkConfig.VpcConfig.SecurityGroupIds': { head: ['vpc', 'security_groups'] },
  'VpcConfig.Subnets': { head: ['vpc', 'subnets'] },
  'VpcConfig.SecurityGroupIds': { head: ['vpc', 'security_groups'] },
};

/** Arguments come in pairs: the flag, then its value. */
function paramOfArgument({ input }: PlannedRequest, index: number): string | undefined {
  const all = 'AppSpecification' in input ? input.AppSpecification?.ContainerArguments : undefined;
  return all?.[index - (index % 2)]?.replace(/^--/u, '');
}

function entryName(request: PlannedRequest, names: Names | undefined, entry: Step): string[] {
  if (entry.kind === 'key' || entry.kind === 'value') return [entry.key];
  const name = entry.kind === 'item' ? names?.(request, entry.index) : undefined;
  return name === undefined ? [] : [name];
}
