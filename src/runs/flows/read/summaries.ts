import type { PipelineExecutionSummary } from '@aws-sdk/client-sagemaker';
import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import { jobInRunName } from '../../run-name.ts';
import { hasEnded } from '../../run.ts';
import type { FlowRunSummary } from '../flow-run.ts';
import { flowName } from './flow-name.ts';
import { pipelineStatus } from './pipeline-run.ts';
import { statesStatus } from './states/states-run.ts';

/** An execution of a pipeline as a list tells of it. */
export function summaryOfPipeline(
  one: PipelineExecutionSummary,
  pipeline: string,
  project: { name: string },
): FlowRunSummary {
  const arn = one.PipelineExecutionArn ?? '';
  const created = one.StartTime?.getTime() ?? 0;
  const name = one.PipelineExecutionDisplayName ?? arn.split('/').at(-1) ?? arn;
  const status = pipelineStatus(one.PipelineExecutionStatus);
  return { name, arn, flow: flowName(pipeline, project), way: 'pipeline', status, created, modified: created };
}

/** An execution of a state machine as a list tells of it. */
export function summaryOfMachine(one: ExecutionListItem, machine: string, project: { name: string }): FlowRunSummary {
  const status = statesStatus(one.status);
  const created = one.startDate?.getTime() ?? 0;
  const ended = hasEnded(status) ? one.stopDate?.getTime() : undefined;
  const arn = one.executionArn ?? '';
  const flow = wholeFlow(flowName(machine, project), one.name);
  return { name: one.name ?? arn, arn, flow, way: 'states', status, created, ended, modified: ended ?? created };
}

/** A part of a flow has a machine of its own, whose executions are named as those of the whole. */
function wholeFlow(flow: string, execution = ''): string {
  const whole = jobInRunName(execution);
  return flow === `${whole}-only` ? whole : flow;
}
