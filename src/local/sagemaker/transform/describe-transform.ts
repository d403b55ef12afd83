import type { Embedded } from '../../embedded.ts';
import type { JobRecord } from '../../jobs/book.ts';
import { unknownJob } from '../refusals.ts';
import { pick, seconds } from '../wire-form.ts';

const echoed = [
  'ModelName',
  'MaxConcurrentTransforms',
  'ModelClientConfig',
  'MaxPayloadInMB',
  'BatchStrategy',
  'Environment',
  'TransformInput',
  'DataCaptureConfig',
  'TransformResources',
  'ExperimentConfig',
];

export function describeTransformJob({ TransformJobName: name }: { TransformJobName: string }, aws: Embedded): object {
  const job = aws.jobs.get('transform', name);
  if (!job) throw unknownJob('transform', name);
  return {
    ...pick(job.request, echoed),
    TransformOutput: { AssembleWith: 'None', ...(job.request['TransformOutput'] as object) },
    DataProcessing: {
      InputFilter: '$',
      OutputFilter: '$',
      JoinSource: 'None',
      ...(job.request['DataProcessing'] as object | undefined),
    },
    ...transformSummary(job),
    TransformStartTime: seconds(job.started),
  };
}

/** What the list of transform jobs tells of each. */
export function transformSummary(job: JobRecord): object {
  return {
    TransformJobName: job.name,
    TransformJobArn: job.arn,
    TransformJobStatus: job.status,
    CreationTime: seconds(job.created),
    LastModifiedTime: seconds(job.modified),
    TransformEndTime: seconds(job.ended),
    FailureReason: job.failureReason,
  };
}
