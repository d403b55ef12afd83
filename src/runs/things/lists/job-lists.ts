import {
  ListHyperParameterTuningJobsCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  ListTransformJobsCommand,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import type { StepJobKind } from '../../flows/jobs/service-job.ts';
import { processingStatus } from '../../read/processing-run.ts';
import { trainingStatus } from '../../read/training-run.ts';
import type { RunStatus } from '../../run.ts';
import type { ThingPage } from '../thing.ts';

/** All that SageMaker runs on machines of its own. */
export const jobLists: readonly StepJobKind[] = ['training', 'processing', 'transform', 'tuning'];

interface JobQuery {
  contains?: string;
  next?: string;
  limit: number;
}

/** A page of the jobs of a kind, newest first. */
export async function listJobs(aws: Aws, kind: StepJobKind, { contains, next, limit }: JobQuery): Promise<ThingPage> {
  const sagemaker = await aws.sagemaker();
  const order = { SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
  const request = { NameContains: contains, NextToken: next, MaxResults: limit, ...order };
  switch (kind) {
    case 'training': {
      const page = await sagemaker.send(new ListTrainingJobsCommand(request));
      const things = (page.TrainingJobSummaries ?? []).map((job) =>
        jobThing(
          kind,
          job.TrainingJobName,
          job.TrainingJobArn,
          job.CreationTime,
          trainingStatus(job.TrainingJobStatus, job.SecondaryStatus ?? 'Training'),
        ),
      );
      return { things, next: page.NextToken };
    }
    case 'processing': {
      const page = await sagemaker.send(new ListProcessingJobsCommand(request));
      const things = (page.ProcessingJobSummaries ?? []).map((job) =>
        jobThing(
          kind,
          job.ProcessingJobName,
          job.ProcessingJobArn,
          job.CreationTime,
          processingStatus(job.ProcessingJobStatus, true),
        ),
      );
      return { things, next: page.NextToken };
    }
    case 'transform': {
      const page = await sagemaker.send(new ListTransformJobsCommand(request));
      const things = (page.TransformJobSummaries ?? []).map((job) =>
        jobThing(
          kind,
          job.TransformJobName,
          job.TransformJobArn,
          job.CreationTime,
          processingStatus(job.TransformJobStatus, true),
        ),
      );
      return { things, next: page.NextToken };
    }
    case 'tuning': {
      const page = await sagemaker.send(new ListHyperParameterTuningJobsCommand(request));
      const things = (page.HyperParameterTuningJobSummaries ?? []).map((job) =>
        jobThing(
          kind,
          job.HyperParameterTuningJobName,
          job.HyperParameterTuningJobArn,
          job.CreationTime,
          processingStatus(job.HyperParameterTuningJobStatus, true),
        ),
      );
      return { things, next: page.NextToken };
    }
  }
}

function jobThing(kind: StepJobKind, name = '', arn = '', created: Date | undefined, status: RunStatus) {
  return { kind: 'run', name, arn, status, changed: created?.getTime() ?? 0, note: kind } as const;
}
