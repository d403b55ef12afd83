import {
  DescribePipelineCommand,
  DescribePipelineDefinitionForExecutionCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineParametersForExecutionCommand,
  type DescribePipelineExecutionResponse,
  type PipelineExecutionStep,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { hasEnded, type RunStatus } from '../../run.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { flowOfPipeline, tagsOf } from './flow-of.ts';
import { membersOf, pipelineGraph, type GraphStep } from './pipeline-graph.ts';
import { pipelineStep } from './pipeline-step.ts';

/** An execution of any pipeline, with all steps of its definition; undefined where there is none. */
export async function readPipelineRun(aws: Aws, arn: string): Promise<FlowRun | undefined> {
  const sagemaker = await aws.sagemaker();
  const execution = await describe(sagemaker, arn);
  if (!execution) return undefined;
  const [listed, params, definition, tags] = await Promise.all([
    listSteps(sagemaker, arn),
    listParams(sagemaker, arn),
    readDefinition(sagemaker, arn, execution.PipelineArn ?? ''),
    tagsOf(aws, execution.PipelineArn ?? ''),
  ]);
  const status = pipelineStatus(execution.PipelineExecutionStatus);
  const steps = readSteps(pipelineGraph(definition), listed, status);
  const created = execution.CreationTime?.getTime() ?? 0;
  const modified = execution.LastModifiedTime?.getTime() ?? created;
  return {
    name: execution.PipelineExecutionDisplayName ?? arn.split('/').at(-1) ?? arn,
    arn,
    flow: flowOfPipeline(execution.PipelineArn ?? '', tags),
    way: 'pipeline',
    status,
    created,
    started: created,
    ended: hasEnded(status) ? modified : undefined,
    modified,
    params: { ...defaultsIn(definition), ...params },
    // The service's own words for the whole tell only that something failed.
    failureReason: firstFailure(steps, status) ?? execution.FailureReason,
    steps,
  };
}

/** The words of SageMaker for an execution, in mlx's. */
export function pipelineStatus(status: string | undefined): RunStatus {
  switch (status) {
    case 'Succeeded':
      return 'completed';
    case 'Failed':
      return 'failed';
    case 'Stopping':
      return 'stopping';
    case 'Stopped':
      return 'stopped';
    default:
      return 'running';
  }
}

function readSteps(graph: readonly GraphStep[], listed: readonly PipelineExecutionStep[], run: RunStatus): StepRun[] {
  const byName = new Map(listed.map((step) => [step.StepName ?? '', step]));
  const known = new Set(graph.map(({ name }) => name));
  const unknown = listed.filter(({ StepName = '' }) => !known.has(StepName));
  const extra = unknown.map(({ StepName: name = '' }): GraphStep => ({ name, kind: 'other', needs: [] }));
  const steps: StepRun[] = [];
  const outcomes = new Map<string, boolean | undefined>();
  for (const step of [...graph, ...extra]) {
    const found = byName.get(step.name);
    if (found) {
      const read = pipelineStep(step, found);
      outcomes.set(step.name, read.outcome);
      steps.push(read);
      continue;
    }
    const outcome = step.inside && outcomes.get(step.inside.step);
    const notTaken = outcome !== undefined && step.inside?.branch !== (outcome ? 'then' : 'otherwise');
    steps.push({ ...step, status: notTaken || hasEnded(run) ? 'skipped' : 'waiting', attempts: 0 });
  }
  return steps;
}

function firstFailure(steps: readonly StepRun[], status: RunStatus): string | undefined {
  const failed = status === 'failed' ? steps.find((step) => step.status === 'failed') : undefined;
  return failed && `${failed.name}: ${failed.reason ?? 'it failed'}`;
}

async function describe(
  sagemaker: SageMakerClient,
  arn: string,
): Promise<DescribePipelineExecutionResponse | undefined> {
  try {
    return await sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }));
  } catch (error) {
    const { name, message = '' } = awsRefusal(error) ?? {};
    if (name === 'ResourceNotFound' || (name === 'ValidationException' && /not (?:exist|found)/i.test(message))) {
      return undefined;
    }
    throw error;
  }
}

/** All steps that have begun, the first first. */
export async function listSteps(sagemaker: SageMakerClient, arn: string): Promise<PipelineExecutionStep[]> {
  const steps: PipelineExecutionStep[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sagemaker.send(
      new ListPipelineExecutionStepsCommand({
        PipelineExecutionArn: arn,
        MaxResults: 100,
        NextToken,
        SortOrder: 'Ascending',
      }),
    );
    steps.push(...(page.PipelineExecutionSteps ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return steps;
}

async function listParams(sagemaker: SageMakerClient, arn: string): Promise<Record<string, string>> {
  const params: Record<string, string> = {};
  let NextToken: string | undefined;
  do {
    const page = await sagemaker.send(
      new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn: arn, MaxResults: 100, NextToken }),
    );
    for (const { Name = '', Value = '' } of page.PipelineParameters ?? []) params[Name] = Value;
    NextToken = page.NextToken;
  } while (NextToken);
  return params;
}

/** The definition that the execution runs by, as JSON; what can't be read is taken for empty. */
export async function readDefinition(sagemaker: SageMakerClient, arn: string, pipeline: string): Promise<unknown> {
  try {
    const command = new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn: arn });
    return parsed((await sagemaker.send(command)).PipelineDefinition);
  } catch {
    const PipelineName = pipeline.split('/').at(-1);
    return parsed((await sagemaker.send(new DescribePipelineCommand({ PipelineName }))).PipelineDefinition);
  }
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function defaultsIn(definition: unknown): Record<string, string> {
  const { Parameters: parameters } = membersOf(definition);
  const all = Array.isArray(parameters) ? parameters.map(membersOf) : [];
  return Object.fromEntries(
    all.flatMap(({ Name, DefaultValue }) =>
      typeof Name === 'string' && isLiteral(DefaultValue) ? [[Name, String(DefaultValue)]] : [],
    ),
  );
}

function isLiteral(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
