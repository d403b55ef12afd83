import type { StartPipelineExecutionRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { checkRole } from '../../sagemaker/jobs/check-role.ts';
import { invalid } from '../../sagemaker/refusals.ts';
import { inTransaction } from '../../state.ts';
import { readDefinition } from '../definition/read-definition.ts';
import type { Definition } from '../definition/definition.ts';
import { newExecutionId } from '../identifiers.ts';
import { startParameters } from '../parameters.ts';
import { reusedSteps, type SelectiveConfig } from '../selective.ts';
import { experimentOf } from '../run/experiment.ts';
import { type Execution, executionByToken, writeExecution } from '../store/executions.ts';
import { noteExecution, type Pipeline, readVersion, writePipeline } from '../store/pipelines.ts';
import { readProperties, type StepRecord, writeStep } from '../store/steps.ts';
import { needPipeline } from './need.ts';

/** Some clients know members that the JavaScript SDK doesn't. */
type StartInput = StartPipelineExecutionRequest & { PipelineVersionAlias?: string; RoleArn?: string };

/** Starts an execution; a request with the token of an earlier one tells what that one started. */
export async function startPipelineExecution(
  request: StartInput,
  aws: Embedded,
): Promise<{ PipelineExecutionArn: string }> {
  if (request.PipelineVersionAlias !== undefined)
    throw invalid('The embedded AWS keeps no aliases of pipeline versions.');
  const pipeline = needPipeline(request.PipelineName ?? '', aws);
  const before = executionByToken(aws.state, pipeline.name, request.ClientRequestToken ?? '');
  if (before) return { PipelineExecutionArn: before.arn };
  if (request.RoleArn !== undefined) checkRole(request.RoleArn, aws.identity);
  const version = request.PipelineVersionId ?? pipeline.version;
  const text = readVersion(aws.state, pipeline.name, version)?.definition;
  if (text === undefined) throw invalid(`Version ${version} of pipeline ${pipeline.arn} does not exist.`);
  const definition = readDefinition(text);
  const execution = await newExecution(request, pipeline, version, definition, aws);
  const selective = request.SelectiveExecutionConfig as SelectiveConfig | undefined;
  const reused = selective ? reusedSteps(selective, definition, pipeline.name, aws.state) : [];
  const arn = inTransaction(aws.state, () => begin(execution, reused, aws));
  aws.wake();
  return { PipelineExecutionArn: arn };
}

async function newExecution(
  request: StartInput,
  pipeline: Pipeline,
  version: number,
  definition: Definition,
  aws: Embedded,
): Promise<Execution> {
  const id = newExecutionId();
  const at = aws.now();
  const selective = request.SelectiveExecutionConfig as SelectiveConfig | undefined;
  const execution: Execution = {
    id,
    arn: `${pipeline.arn}/execution/${id}`,
    pipeline: pipeline.name,
    pipelineArn: pipeline.arn,
    version,
    displayName: request.PipelineExecutionDisplayName ?? `execution-${at}`,
    description: request.PipelineExecutionDescription,
    status: 'Executing',
    parameters: startParameters(definition.parameters, parametersIn(request)),
    role: request.RoleArn ?? pipeline.role,
    parallelism: request.ParallelismConfiguration?.MaxParallelExecutionSteps ?? pipeline.parallelism,
    ...(selective && {
      selective: {
        source: selective.SourcePipelineExecutionArn,
        steps: selective.SelectedSteps.map(({ StepName }) => StepName),
      },
    }),
    token: request.ClientRequestToken ?? '',
    created: at,
    modified: at,
  };
  return { ...execution, experiment: await experimentOf(definition, execution) };
}

function parametersIn(request: StartPipelineExecutionRequest): { Name: string; Value: string }[] {
  return (request.PipelineParameters ?? []).map(({ Name = '', Value = '' }) => ({ Name, Value }));
}

/** Writes the execution down, with the results that it takes over. Another request with the token may have come first. */
function begin(execution: Execution, reused: readonly StepRecord[], aws: Embedded): string {
  const before = executionByToken(aws.state, execution.pipeline, execution.token);
  if (before) return before.arn;
  const pipeline = needPipeline(execution.pipeline, aws);
  writePipeline(aws.state, { ...pipeline, lastRun: execution.created });
  noteExecution(aws.state, pipeline.name, execution.version, execution.arn);
  writeExecution(aws.state, execution);
  for (const step of reused) {
    const { cachedFrom: _, token: __, ...result } = step;
    const at = execution.created;
    const own = { ...result, execution: execution.id, started: at, ended: at, reusedFrom: step.execution };
    writeStep(aws.state, own, readProperties(aws.state, step.execution, step.name));
  }
  return execution.arn;
}
