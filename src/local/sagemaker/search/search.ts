import type { SearchExpression } from '@aws-sdk/client-sagemaker';
import { compareTexts } from '../../../base/compare.ts';
import type { Embedded } from '../../embedded.ts';
import type { JobRecord } from '../../jobs/book.ts';
import { describedTraining } from '../jobs/describe-training.ts';
import { nextPage, offsetOf } from '../next-page.ts';
import { invalid } from '../refusals.ts';
import { checkExpression, matches } from './search-expression.ts';
import { isProperty, textOf, valuesAt } from './search-property.ts';
import { taggedJob } from '../find-tagged.ts';
import { tagsOf } from '../tags.ts';

interface SearchInput {
  Resource: string;
  SearchExpression?: SearchExpression;
  SortBy?: string;
  SortOrder?: 'Ascending' | 'Descending';
  MaxResults?: number;
  NextToken?: string;
}

const defaultPage = 10;
const bookPage = 500;

/** Finds training jobs; of the other resources that AWS can search there are none here. */
export function search(input: SearchInput, aws: Embedded): object {
  const { NextToken: token, MaxResults: limit = defaultPage, ...question } = input;
  const offset = offsetOf(question, token);
  checkExpression(input.SearchExpression ?? {});
  if (input.SortBy !== undefined && !isProperty(input.SortBy)) throw invalid(`Invalid property name: ${input.SortBy}`);
  const found = input.Resource === 'TrainingJob' ? findTraining(input, aws) : [];
  const end = offset + limit;
  return {
    Results: found.slice(offset, end).map((TrainingJob) => ({ TrainingJob })),
    NextToken: found.length > end ? nextPage(question, end) : undefined,
    TotalHits: { Value: found.length, Relation: 'EqualTo' },
  };
}

function findTraining(input: SearchInput, aws: Embedded): Record<string, unknown>[] {
  const sortBy = input.SortBy ?? 'LastModifiedTime';
  const direction = input.SortOrder === 'Ascending' ? 1 : -1;
  return allTraining(aws)
    .map((job) => ({ ...describedTraining(job), Tags: tagsOf(taggedJob(job), aws) }))
    .filter((job) => matches(job, input.SearchExpression ?? {}))
    .map((job) => ({ job, key: valuesAt(job, sortBy)[0] }))
    .sort((one, other) => direction * compare(one.key, other.key))
    .map(({ job }) => job);
}

function allTraining(aws: Embedded): JobRecord[] {
  const all: JobRecord[] = [];
  for (;;) {
    const query = { kind: 'training', sortBy: 'Name', descending: false, offset: all.length, limit: bookPage } as const;
    const { jobs, more } = aws.jobs.list(query);
    all.push(...jobs);
    if (!more) return all;
  }
}

/** What has no value comes before all that has. */
function compare(one: unknown, other: unknown): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return compareTexts(textOf(one), textOf(other));
}
