import { compareTexts } from '../../../base/compare.ts';
import type { Embedded } from '../../embedded.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { milliseconds, seconds } from '../../sagemaker/wire-form.ts';
import { allPipelines, allVersions, type Pipeline, readVersion } from '../store/pipelines.ts';
import { needPipeline } from './need.ts';
import { page, type PageRequest } from './page.ts';

export function describePipeline(input: { PipelineName: string; PipelineVersionId?: number }, aws: Embedded): object {
  const pipeline = needPipeline(input.PipelineName, aws);
  const version = readVersion(aws.state, pipeline.name, input.PipelineVersionId ?? pipeline.version);
  if (!version) throw invalid(`Version ${input.PipelineVersionId} of pipeline ${pipeline.arn} does not exist.`);
  return {
    PipelineArn: pipeline.arn,
    PipelineName: pipeline.name,
    PipelineDisplayName: pipeline.displayName ?? pipeline.name,
    PipelineDescription: pipeline.description,
    PipelineDefinition: version.definition,
    RoleArn: pipeline.role,
    PipelineStatus: 'Active',
    CreationTime: seconds(pipeline.created),
    LastModifiedTime: seconds(pipeline.modified),
    LastRunTime: seconds(pipeline.lastRun),
    ...parallelismForm(pipeline.parallelism),
  };
}

/** A limit of steps at once as the service tells it. */
export function parallelismForm(parallelism: number | undefined): object {
  return parallelism === undefined ? {} : { ParallelismConfiguration: { MaxParallelExecutionSteps: parallelism } };
}

interface ListInput extends PageRequest {
  PipelineNamePrefix?: string;
  CreatedAfter?: number;
  CreatedBefore?: number;
  SortBy?: 'Name' | 'CreationTime';
  SortOrder?: 'Ascending' | 'Descending';
}

export function listPipelines(input: ListInput, aws: Embedded): object {
  const found = allPipelines(aws.state)
    .filter(({ name }) => name.startsWith(input.PipelineNamePrefix ?? ''))
    .filter(isWithin(input));
  if (input.SortBy === 'Name') found.sort((one, other) => compareTexts(one.name, other.name));
  const { part, token } = page(input.SortOrder === 'Ascending' ? found : found.toReversed(), input, 10);
  return { PipelineSummaries: part.map(summary), NextToken: token };
}

/** Whether something was made between the times that a List request names, in seconds. */
export function isWithin(input: {
  CreatedAfter?: number;
  CreatedBefore?: number;
}): (made: { created: number }) => boolean {
  const after = milliseconds(input.CreatedAfter) ?? Number.NEGATIVE_INFINITY;
  const before = milliseconds(input.CreatedBefore) ?? Number.POSITIVE_INFINITY;
  return ({ created }) => created > after && created < before;
}

function summary(pipeline: Pipeline): object {
  return {
    PipelineArn: pipeline.arn,
    PipelineName: pipeline.name,
    PipelineDisplayName: pipeline.displayName ?? pipeline.name,
    PipelineDescription: pipeline.description,
    RoleArn: pipeline.role,
    CreationTime: seconds(pipeline.created),
    LastModifiedTime: seconds(pipeline.modified),
    LastExecutionTime: seconds(pipeline.lastRun),
  };
}

interface VersionsInput extends PageRequest {
  PipelineName: string;
  CreatedAfter?: number;
  CreatedBefore?: number;
  SortOrder?: 'Ascending' | 'Descending';
}

export function listPipelineVersions(input: VersionsInput, aws: Embedded): object {
  const { name, arn } = needPipeline(input.PipelineName, aws);
  const found = allVersions(aws.state, name).filter(isWithin(input));
  const { part, token } = page(input.SortOrder === 'Ascending' ? found : found.toReversed(), input, 10);
  return {
    PipelineVersionSummaries: part.map(({ version, created, lastExecution }) => ({
      PipelineArn: arn,
      PipelineVersionId: version,
      CreationTime: seconds(created),
      LastExecutionPipelineExecutionArn: lastExecution,
    })),
    NextToken: token,
  };
}
