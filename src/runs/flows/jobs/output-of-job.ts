import type {
  DescribeHyperParameterTuningJobResponse,
  DescribeProcessingJobResponse,
  DescribeTrainingJobResponse,
  DescribeTransformJobResponse,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { asFolder } from '../../../base/s3-place.ts';
import { describeStepJob, type StepJob } from './service-job.ts';

/** The S3 URI of an output of a job, as the service tells it. `isModel` says that it is the model of a training. */
export async function outputOfJob(
  aws: Aws,
  job: StepJob,
  output: string,
  isModel: boolean,
): Promise<string | undefined> {
  switch (job.kind) {
    case 'processing': {
      const { ProcessingOutputConfig } = job.description as DescribeProcessingJobResponse;
      const outputs = ProcessingOutputConfig?.Outputs ?? [];
      return outputs.find(({ OutputName }) => OutputName === output)?.S3Output?.S3Uri;
    }
    case 'training':
      return outputOfTraining(job.description as DescribeTrainingJobResponse, output, isModel);
    case 'transform':
      return (job.description as DescribeTransformJobResponse).TransformOutput?.S3OutputPath;
    case 'tuning': {
      const { BestTrainingJob } = job.description as DescribeHyperParameterTuningJobResponse;
      const best = BestTrainingJob && (await describeStepJob(aws, 'training', BestTrainingJob.TrainingJobName ?? ''));
      return best && outputOfJob(aws, best, output, isModel);
    }
  }
}

function outputOfTraining(job: DescribeTrainingJobResponse, output: string, isModel: boolean): string | undefined {
  if (isModel) return job.ModelArtifacts?.S3ModelArtifacts;
  return `${asFolder(job.OutputDataConfig?.S3OutputPath ?? '')}${job.TrainingJobName}/output/data/${output}/`;
}
