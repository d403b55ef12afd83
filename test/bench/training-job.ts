import { Refusal } from '../fakes/cloudwatch/refusal.ts';
import type { Answer } from '../fakes/cloudwatch/serve.ts';

/** A SageMaker that knows one training job, which completes at a time. Milliseconds since 1970. */
export function trainingJob(job: { name: string; hosts: number; created: number; ends: number }): {
  arn: string;
  answer: Answer;
} {
  const { name, hosts, created, ends } = job;
  const arn = `arn:aws:sagemaker:us-east-1:123456789012:training-job/${name}`;
  const describe = (): object => {
    const isOver = Date.now() >= ends;
    const status = isOver ? 'Completed' : 'InProgress';
    return {
      TrainingJobName: name,
      TrainingJobArn: arn,
      TrainingJobStatus: status,
      SecondaryStatus: isOver ? 'Completed' : 'Training',
      SecondaryStatusTransitions: [
        { Status: isOver ? 'Completed' : 'Training', StartTime: created / 1000, StatusMessage: '' },
      ],
      ResourceConfig: { InstanceCount: hosts, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
      AlgorithmSpecification: { TrainingInputMode: 'File' },
      ModelArtifacts: { S3ModelArtifacts: '' },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      RoleArn: 'arn:aws:iam::123456789012:role/train',
      CreationTime: created / 1000,
      LastModifiedTime: (isOver ? ends : created) / 1000,
      TrainingStartTime: created / 1000,
      ...(isOver ? { TrainingEndTime: ends / 1000, BillableTimeInSeconds: 60, TrainingTimeInSeconds: 60 } : {}),
    };
  };
  return {
    arn,
    answer: async (operation, input) => {
      const asked = (input as { TrainingJobName?: string }).TrainingJobName;
      if (operation === 'DescribeTrainingJob' && asked === name) return describe();
      if (operation.startsWith('List')) return {};
      throw new Refusal('ValidationException', 'Requested resource not found.');
    },
  };
}
