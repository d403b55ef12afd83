import type {
  CreateTrainingJobRequest,
  HyperParameterTrainingJobDefinition,
  ResourceConfig,
} from '@aws-sdk/client-sagemaker';
import { pick } from '../wire-form.ts';
import type { TuningBody } from './tuning-job.ts';

/** Members that a training takes from its definition as they are. */
const shared = [
  'RoleArn',
  'AlgorithmSpecification',
  'InputDataConfig',
  'VpcConfig',
  'OutputDataConfig',
  'StoppingCondition',
  'EnableNetworkIsolation',
  'EnableInterContainerTrafficEncryption',
  'EnableManagedSpotTraining',
  'CheckpointConfig',
  'RetryStrategy',
  'Environment',
] as const;

/** The request of one training of a tuning job; `params` are those that are searched. */
export function trainingRequestOf(
  tuning: { arn: string; body: TuningBody },
  training: { name: string; params: Readonly<Record<string, string>> },
): CreateTrainingJobRequest & { TuningJobArn: string } {
  const { TrainingJobDefinition: definition, Tags: tags } = tuning.body;
  return {
    ...pick({ ...definition }, shared),
    TrainingJobName: training.name,
    TuningJobArn: tuning.arn,
    HyperParameters: { ...definition.StaticHyperParameters, ...training.params },
    ResourceConfig: resourcesOf(definition),
    ...(tags && { Tags: tags }),
  } as CreateTrainingJobRequest & { TuningJobArn: string };
}

/** A tuning's own form of resources may list several machines, of which the first is taken. */
function resourcesOf({
  ResourceConfig: plain,
  HyperParameterTuningResourceConfig: own,
}: HyperParameterTrainingJobDefinition): ResourceConfig | undefined {
  if (!own) return plain;
  const first = own.InstanceConfigs?.[0] ?? own;
  return {
    InstanceType: first.InstanceType,
    InstanceCount: first.InstanceCount,
    VolumeSizeInGB: first.VolumeSizeInGB ?? 1,
  };
}
