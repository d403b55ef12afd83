import type { CreateProcessingJobCommandInput, CreateTrainingJobCommandInput } from '@aws-sdk/client-sagemaker';

export const role = 'arn:aws:iam::000000000000:role/mlx-local';
export const image = '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3';

/** A processing job without inputs, as small as the service takes it. */
export function processingRequest(name: string): CreateProcessingJobCommandInput {
  return {
    ProcessingJobName: name,
    RoleArn: role,
    AppSpecification: { ImageUri: image, ContainerEntrypoint: ['python3', 'prepare.py'] },
    ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 30 } },
  };
}

/** A training job without channels, as small as the service takes it. */
export function trainingRequest(name: string): CreateTrainingJobCommandInput {
  return {
    TrainingJobName: name,
    RoleArn: role,
    AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
    OutputDataConfig: { S3OutputPath: 's3://bucket/models/' },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  };
}
