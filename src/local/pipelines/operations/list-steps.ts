import type { Embedded } from '../../embedded.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { seconds } from '../../sagemaker/wire-form.ts';
import { type StepRecord, stepsOf } from '../store/steps.ts';
import { needExecution } from './need.ts';
import { page, type PageRequest } from './page.ts';

interface ListInput extends PageRequest {
  PipelineExecutionArn?: string;
  SortOrder?: 'Ascending' | 'Descending';
}

/** The steps that have begun, the newest first unless asked otherwise. */
export function listPipelineExecutionSteps(input: ListInput, aws: Embedded): object {
  if (input.PipelineExecutionArn === undefined) throw invalid('PipelineExecutionArn must be given.');
  const { id, pipelineArn } = needExecution(input.PipelineExecutionArn, aws);
  const begun = stepsOf(aws.state, id).filter(({ status }) => status !== 'Waiting');
  const { part, token } = page(input.SortOrder === 'Ascending' ? begun : begun.toReversed(), input, 20);
  return { PipelineExecutionSteps: part.map((step) => stepForm(step, pipelineArn)), NextToken: token };
}

function stepForm(step: StepRecord, pipelineArn: string): object {
  const source = (execution: string | undefined): object | undefined =>
    execution === undefined ? undefined : { SourcePipelineExecutionArn: `${pipelineArn}/execution/${execution}` };
  return {
    StepName: step.name,
    StepDisplayName: step.displayName,
    StepDescription: step.description,
    StartTime: seconds(step.started),
    EndTime: seconds(step.ended),
    StepStatus: step.status,
    CacheHitResult: source(step.cachedFrom),
    SelectiveExecutionResult: source(step.reusedFrom),
    FailureReason: step.failureReason?.slice(0, 1024),
    Metadata: step.metadata,
    AttemptCount: step.attempts,
  };
}
