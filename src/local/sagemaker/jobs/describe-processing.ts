import type { Embedded } from '../../embedded.ts';
import type { JobRecord } from '../../jobs/book.ts';
import { unknownJob } from '../refusals.ts';
import { pick, seconds } from '../wire-form.ts';

const echoed = [
  'ProcessingOutputConfig',
  'ProcessingJobName',
  'ProcessingResources',
  'AppSpecification',
  'Environment',
  'NetworkConfig',
  'RoleArn',
  'ExperimentConfig',
];

export function describeProcessingJob(
  { ProcessingJobName: name }: { ProcessingJobName: string },
  aws: Embedded,
): object {
  const job = aws.jobs.get('processing', name);
  if (!job) throw unknownJob('processing', name);
  const inputs = (job.request['ProcessingInputs'] ?? []) as object[];
  return {
    ...pick(job.request, echoed),
    ProcessingInputs: inputs.map((input) => ({ AppManaged: false, ...input })),
    StoppingCondition: { MaxRuntimeInSeconds: 86_400, ...(job.request['StoppingCondition'] as object | undefined) },
    ...processingSummary(job),
    ProcessingStartTime: seconds(job.started),
  };
}

/** What the list of processing jobs tells of each. */
export function processingSummary(job: JobRecord): object {
  return {
    ProcessingJobName: job.name,
    ProcessingJobArn: job.arn,
    ProcessingJobStatus: job.status,
    CreationTime: seconds(job.created),
    LastModifiedTime: seconds(job.modified),
    ProcessingEndTime: seconds(job.ended),
    ExitMessage: job.exitMessage,
    FailureReason: job.failureReason,
  };
}
