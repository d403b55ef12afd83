import { compareTexts } from '../../../base/compare.ts';
import type { Embedded } from '../../embedded.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { seconds } from '../../sagemaker/wire-form.ts';
import { type Execution, executionsOf } from '../store/executions.ts';
import { readVersion } from '../store/pipelines.ts';
import { needExecution, needPipeline } from './need.ts';
import { page, type PageRequest } from './page.ts';
import { isWithin, parallelismForm } from './read-pipelines.ts';

interface ByArn {
  PipelineExecutionArn: string;
}

export function describePipelineExecution(input: ByArn, aws: Embedded): object {
  const execution = needExecution(input.PipelineExecutionArn, aws);
  const { selective, experiment } = execution;
  return {
    PipelineArn: execution.pipelineArn,
    PipelineExecutionArn: execution.arn,
    PipelineExecutionDisplayName: execution.displayName,
    PipelineExecutionDescription: execution.description,
    PipelineExecutionStatus: execution.status,
    FailureReason: execution.failureReason,
    PipelineExperimentConfig: experiment && { ExperimentName: experiment.name, TrialName: experiment.trial },
    CreationTime: seconds(execution.created),
    LastModifiedTime: seconds(execution.modified),
    ...parallelismForm(execution.parallelism),
    SelectiveExecutionConfig: selective && {
      SourcePipelineExecutionArn: selective.source,
      SelectedSteps: selective.steps.map((StepName) => ({ StepName })),
    },
    PipelineVersionId: execution.version,
    RoleArn: execution.role,
  };
}

export function describePipelineDefinitionForExecution(input: ByArn, aws: Embedded): object {
  const { pipeline, version } = needExecution(input.PipelineExecutionArn, aws);
  const made = readVersion(aws.state, pipeline, version);
  return { PipelineDefinition: made?.definition, CreationTime: seconds(made?.created) };
}

export function listPipelineParametersForExecution(input: ByArn & PageRequest, aws: Embedded): object {
  const { parameters } = needExecution(input.PipelineExecutionArn, aws);
  const { part, token } = page(Object.entries(parameters), input, 50);
  return { PipelineParameters: part.map(([Name, Value]) => ({ Name, Value })), NextToken: token };
}

interface ListInput extends PageRequest {
  PipelineName: string;
  CreatedAfter?: number;
  CreatedBefore?: number;
  SortBy?: 'CreationTime' | 'PipelineExecutionArn';
  SortOrder?: 'Ascending' | 'Descending';
  PipelineVersionAlias?: string;
}

export function listPipelineExecutions(input: ListInput, aws: Embedded): object {
  if (input.PipelineVersionAlias !== undefined)
    throw invalid('The embedded AWS keeps no aliases of pipeline versions.');
  aws.wake();
  const { name } = needPipeline(input.PipelineName, aws);
  const found = executionsOf(aws.state, name).filter(isWithin(input));
  if (input.SortBy === 'PipelineExecutionArn') found.sort((one, other) => compareTexts(one.arn, other.arn));
  const { part, token } = page(input.SortOrder === 'Ascending' ? found : found.toReversed(), input, 10);
  return { PipelineExecutionSummaries: part.map(summary), NextToken: token };
}

function summary(execution: Execution): object {
  return {
    PipelineExecutionArn: execution.arn,
    StartTime: seconds(execution.created),
    PipelineExecutionStatus: execution.status,
    PipelineExecutionDescription: execution.description,
    PipelineExecutionDisplayName: execution.displayName,
    PipelineExecutionFailureReason: execution.failureReason,
  };
}
