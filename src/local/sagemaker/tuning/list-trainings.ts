import { compareTexts } from '../../../base/compare.ts';
import type { Embedded } from '../../embedded.ts';
import { nextPage, offsetOf } from '../next-page.ts';
import { scoreOf, type Trial, trialsOf } from './standing.ts';
import { trialSummary } from './trial-summary.ts';
import { bodyOf, needTuning } from './tuning-job.ts';

interface ListTrainingsInput {
  HyperParameterTuningJobName: string;
  StatusEquals?: string;
  SortBy?: 'Name' | 'CreationTime' | 'Status' | 'FinalObjectiveMetricValue';
  SortOrder?: 'Ascending' | 'Descending';
  MaxResults?: number;
  NextToken?: string;
}

const defaultPage = 10;

/** The trainings of a tuning job that were started. By FinalObjectiveMetricValue only those that have one are listed. */
export function listTrainingJobsOfTuning(input: ListTrainingsInput, aws: Embedded): object {
  const { NextToken: token, MaxResults: limit = defaultPage, ...question } = input;
  const offset = offsetOf(question, token);
  const body = bodyOf(needTuning(input.HyperParameterTuningJobName, aws));
  const direction = input.SortOrder === 'Descending' ? -1 : 1;
  const sortBy = input.SortBy ?? 'Name';
  const found = trialsOf(input.HyperParameterTuningJobName, body, aws)
    .filter(({ job }) => job !== undefined && (input.StatusEquals ?? job.status) === job.status)
    .filter((trial) => sortBy !== 'FinalObjectiveMetricValue' || scoreOf(trial, body) !== undefined)
    .toSorted((one, other) => direction * order(one, other, sortBy));
  const end = offset + limit;
  return {
    TrainingJobSummaries: found.slice(offset, end).map((trial) => trialSummary(trial, body)),
    NextToken: found.length > end ? nextPage(question, end) : undefined,
  };
}

function order(one: Trial, other: Trial, sortBy: NonNullable<ListTrainingsInput['SortBy']>): number {
  switch (sortBy) {
    case 'Name':
      return compareTexts(one.run.name, other.run.name);
    case 'CreationTime':
      return one.run.number - other.run.number;
    case 'Status':
      return compareTexts(one.job?.status ?? '', other.job?.status ?? '') || one.run.number - other.run.number;
    case 'FinalObjectiveMetricValue':
      return (one.objective ?? 0) - (other.objective ?? 0);
  }
}
