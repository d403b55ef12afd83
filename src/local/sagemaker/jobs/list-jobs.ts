import type { ServiceJobKind } from '../../../base/job-kind.ts';
import type { Embedded } from '../../embedded.ts';
import type { JobQuery, JobRecord } from '../../jobs/book.ts';
import { processingSummary } from './describe-processing.ts';
import { transformSummary } from '../transform/describe-transform.ts';
import { trainingSummary } from './describe-training.ts';
import { nextPage, offsetOf } from '../next-page.ts';
import { milliseconds } from '../wire-form.ts';

/** What the List operations take; times in seconds. */
interface ListInput {
  NameContains?: string;
  StatusEquals?: string;
  CreationTimeAfter?: number;
  CreationTimeBefore?: number;
  LastModifiedTimeAfter?: number;
  LastModifiedTimeBefore?: number;
  SortBy?: JobQuery['sortBy'];
  SortOrder?: 'Ascending' | 'Descending';
  MaxResults?: number;
  NextToken?: string;
}

const defaultPage = 10;

export function listProcessingJobs(input: ListInput, aws: Embedded): object {
  const { jobs, token } = page('processing', input, aws);
  return { ProcessingJobSummaries: jobs.map(processingSummary), NextToken: token };
}

export function listTransformJobs(input: ListInput, aws: Embedded): object {
  const { jobs, token } = page('transform', input, aws);
  return { TransformJobSummaries: jobs.map(transformSummary), NextToken: token };
}

/** No job here is kept warm or runs on a training plan. */
export function listTrainingJobs(
  input: ListInput & { WarmPoolStatusEquals?: string; TrainingPlanArnEquals?: string },
  aws: Embedded,
): object {
  if (input.WarmPoolStatusEquals !== undefined || input.TrainingPlanArnEquals !== undefined) {
    return { TrainingJobSummaries: [] };
  }
  const { jobs, token } = page('training', input, aws);
  return { TrainingJobSummaries: jobs.map(trainingSummary), NextToken: token };
}

function page(kind: ServiceJobKind, input: ListInput, aws: Embedded): { jobs: JobRecord[]; token: string | undefined } {
  const query: Omit<JobQuery, 'offset' | 'limit'> = {
    kind,
    nameContains: input.NameContains,
    status: input.StatusEquals,
    createdAfter: milliseconds(input.CreationTimeAfter),
    createdBefore: milliseconds(input.CreationTimeBefore),
    modifiedAfter: milliseconds(input.LastModifiedTimeAfter),
    modifiedBefore: milliseconds(input.LastModifiedTimeBefore),
    sortBy: input.SortBy ?? 'CreationTime',
    descending: input.SortOrder === 'Descending',
  };
  const offset = offsetOf(query, input.NextToken);
  const { jobs, more } = aws.jobs.list({ ...query, offset, limit: input.MaxResults ?? defaultPage });
  return { jobs, token: more ? nextPage(query, offset + jobs.length) : undefined };
}
