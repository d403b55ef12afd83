import {
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  type DescribeProcessingJobResponse,
  type DescribeTrainingJobResponse,
} from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../../aws/aws-refusal.ts';
import type { Aws } from '../../aws/aws.ts';
import type { JobKind } from '../../base/job-kind.ts';

/** A job in SageMaker's own words. */
export type ServiceJob =
  | { kind: 'processing'; job: DescribeProcessingJobResponse }
  | { kind: 'training'; job: DescribeTrainingJobResponse };

/** The job; undefined where there is none of this kind and name. */
export async function describeJob(aws: Aws, kind: JobKind, name: string): Promise<ServiceJob | undefined> {
  const sagemaker = await aws.sagemaker();
  try {
    switch (kind) {
      case 'processing':
        return { kind, job: await sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name })) };
      case 'training':
        return { kind, job: await sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name })) };
    }
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** SageMaker has no error of its own for a job that is not there; only the text of a general one tells. */
function isNotFound(error: unknown): boolean {
  const { name, message = '' } = awsRefusal(error) ?? {};
  return name === 'ResourceNotFound' || (name === 'ValidationException' && /not found|could not find/i.test(message));
}
