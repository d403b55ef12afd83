import {
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  type ListProcessingJobsRequest,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../aws/aws.ts';
import { type JobKind, jobKinds } from '../base/job-kind.ts';
import { processingStatus } from './read/processing-run.ts';
import { trainingStatus } from './read/training-run.ts';
import { jobInRunName, nameInRuns } from './run-name.ts';
import type { RunStatus, RunSummary } from './run.ts';

export interface RunFilter {
  kind?: JobKind;
  status?: RunStatus;
  /** The name of a job. */
  job?: string;
  nameContains?: string;
  /** Milliseconds since 1970. */
  since?: number;
  /** Milliseconds since 1970. */
  before?: number;
  /** At most this many, the newest; 100 where not given. */
  limit?: number;
}

/** Runs of both kinds, newest first. */
export async function listRuns(aws: Aws, filter: RunFilter = {}): Promise<RunSummary[]> {
  const limit = filter.limit ?? 100;
  const kinds = filter.kind ? [filter.kind] : jobKinds;
  const lists = await Promise.all(kinds.map((kind) => listKind(aws, kind, filter, limit)));
  return lists
    .flat()
    .toSorted((a, b) => b.created - a.created)
    .slice(0, limit);
}

async function listKind(aws: Aws, kind: JobKind, filter: RunFilter, limit: number): Promise<RunSummary[]> {
  const runs: RunSummary[] = [];
  let NextToken: string | undefined;
  do {
    const MaxResults = Math.min(100, Math.max(1, limit - runs.length));
    const page = await listPage(aws, kind, { ...requestOf(filter), NextToken, MaxResults });
    runs.push(...page.runs.filter((run) => isWanted(run, filter)));
    NextToken = page.next;
  } while (NextToken && runs.length < limit);
  return runs;
}

/** What the service itself can filter; the rest is done here. */
function requestOf(filter: RunFilter): ListProcessingJobsRequest {
  return {
    NameContains: filter.nameContains ?? (filter.job && nameInRuns(filter.job)),
    StatusEquals: filter.status && serviceStatus[filter.status],
    CreationTimeAfter: filter.since === undefined ? undefined : new Date(filter.since),
    CreationTimeBefore: filter.before === undefined ? undefined : new Date(filter.before),
    SortBy: 'CreationTime',
    SortOrder: 'Descending',
  };
}

const serviceStatus = {
  starting: 'InProgress',
  running: 'InProgress',
  stopping: 'Stopping',
  completed: 'Completed',
  failed: 'Failed',
  stopped: 'Stopped',
} as const;

function isWanted(run: RunSummary, filter: RunFilter): boolean {
  return filter.job === undefined || run.job === nameInRuns(filter.job);
}

async function listPage(
  aws: Aws,
  kind: JobKind,
  request: ListProcessingJobsRequest,
): Promise<{ runs: RunSummary[]; next?: string }> {
  const sagemaker = await aws.sagemaker();
  switch (kind) {
    case 'processing': {
      const page = await sagemaker.send(new ListProcessingJobsCommand(request));
      const runs = (page.ProcessingJobSummaries ?? []).map((job) => ({
        ...common(job.ProcessingJobName, job.ProcessingJobArn, job.CreationTime, job.LastModifiedTime),
        kind,
        status: processingStatus(job.ProcessingJobStatus, true),
        ended: job.ProcessingEndTime?.getTime(),
      }));
      return { runs, next: page.NextToken };
    }
    case 'training': {
      const page = await sagemaker.send(new ListTrainingJobsCommand(request));
      const runs = (page.TrainingJobSummaries ?? []).map((job) => ({
        ...common(job.TrainingJobName, job.TrainingJobArn, job.CreationTime, job.LastModifiedTime),
        kind,
        status: trainingStatus(job.TrainingJobStatus, job.SecondaryStatus ?? 'Training'),
        ended: job.TrainingEndTime?.getTime(),
      }));
      return { runs, next: page.NextToken };
    }
  }
}

function common(name = '', arn = '', created?: Date, modified?: Date) {
  return { name, arn, job: jobInRunName(name), created: created?.getTime() ?? 0, modified: modified?.getTime() ?? 0 };
}
