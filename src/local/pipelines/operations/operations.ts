import type { Operation } from '../../embedded.ts';
import { sendPipelineExecutionStepFailure, sendPipelineExecutionStepSuccess } from './answer-callback.ts';
import { retryPipelineExecution, stopPipelineExecution, updatePipelineExecution } from './change-execution.ts';
import { listPipelineExecutionSteps } from './list-steps.ts';
import {
  describePipelineDefinitionForExecution,
  describePipelineExecution,
  listPipelineExecutions,
  listPipelineParametersForExecution,
} from './read-executions.ts';
import { describePipeline, listPipelines, listPipelineVersions } from './read-pipelines.ts';
import { startPipelineExecution } from './start-execution.ts';
import { createPipeline, deletePipeline, updatePipeline } from './write-pipeline.ts';

/** What the embedded SageMaker answers about pipelines. */
export const pipelineOperations: Readonly<Record<string, Operation>> = {
  CreatePipeline: createPipeline,
  DeletePipeline: deletePipeline,
  DescribePipeline: describePipeline,
  DescribePipelineDefinitionForExecution: describePipelineDefinitionForExecution,
  DescribePipelineExecution: describePipelineExecution,
  ListPipelineExecutionSteps: listPipelineExecutionSteps,
  ListPipelineExecutions: listPipelineExecutions,
  ListPipelineParametersForExecution: listPipelineParametersForExecution,
  ListPipelineVersions: listPipelineVersions,
  ListPipelines: listPipelines,
  RetryPipelineExecution: retryPipelineExecution,
  SendPipelineExecutionStepFailure: sendPipelineExecutionStepFailure,
  SendPipelineExecutionStepSuccess: sendPipelineExecutionStepSuccess,
  StartPipelineExecution: startPipelineExecution,
  StopPipelineExecution: stopPipelineExecution,
  UpdatePipeline: updatePipeline,
  UpdatePipelineExecution: updatePipelineExecution,
};
