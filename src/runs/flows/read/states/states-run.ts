import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListTagsForResourceCommand,
  type DescribeExecutionOutput,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { awsName } from '../../../../aws/aws-refusal.ts';
import type { Aws } from '../../../../aws/aws.ts';
import { stepOfState } from '../../../../plan/states/state-name.ts';
import type { RunStatus } from '../../../run.ts';
import type { FlowRun } from '../../flow-run.ts';
import { flowOfPipeline } from '../flow-of.ts';
import { membersOf } from '../pipeline-graph.ts';
import { visitsIn } from './history.ts';
import { machineGraph } from './machine-graph.ts';
import { machineSteps } from './machine-steps.ts';

/** Reads an execution that a step started; undefined where it can't be read. */
export type ReadChild = (arn: string) => Promise<FlowRun | undefined>;

/** An execution of any state machine, with all steps of its definition; undefined where there is none. */
export async function readStatesRun(aws: Aws, arn: string, readChild: ReadChild): Promise<FlowRun | undefined> {
  const sfn = await aws.sfn();
  const execution = await describe(sfn, arn);
  if (!execution) return undefined;
  const machine = execution.stateMachineArn ?? '';
  const [events, definition, tags] = await Promise.all([
    listEvents(sfn, arn),
    readMachine(sfn, arn),
    readTags(sfn, machine),
  ]);
  const graph = machineGraph(definition, tags['mlx:flow'] === undefined ? undefined : stepOfState);
  const status = statesStatus(execution.status);
  const created = execution.startDate?.getTime() ?? 0;
  const ended = execution.stopDate?.getTime();
  const steps = await machineSteps(graph, visitsIn(events), status, readChild);
  const words = [execution.error, execution.cause].filter(Boolean).join(': ');
  const failed = steps.find((step) => step.status === 'failed' && step.reason !== undefined);
  return {
    name: execution.name ?? arn.split(':').at(-1) ?? arn,
    arn,
    flow: flowOfPipeline(machine, tags),
    way: 'states',
    status,
    created,
    started: created,
    ended,
    modified: ended ?? events.at(-1)?.timestamp?.getTime() ?? created,
    params: paramsIn(execution.input),
    failureReason: status === 'failed' ? (failed ? `${failed.name}: ${failed.reason}` : words) : undefined,
    steps,
  };
}

/** The words of Step Functions for an execution, in mlx's. */
export function statesStatus(status: string | undefined): RunStatus {
  switch (status) {
    case 'SUCCEEDED':
      return 'completed';
    case 'FAILED':
    case 'TIMED_OUT':
      return 'failed';
    case 'ABORTED':
      return 'stopped';
    default:
      return 'running';
  }
}

async function describe(sfn: SFNClient, executionArn: string): Promise<DescribeExecutionOutput | undefined> {
  try {
    return await sfn.send(new DescribeExecutionCommand({ executionArn }));
  } catch (error) {
    if (awsName(error) === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}

async function listEvents(sfn: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000, nextToken }));
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
}

async function readMachine(sfn: SFNClient, executionArn: string): Promise<unknown> {
  const { definition = '{}' } = await sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  return JSON.parse(definition);
}

async function readTags(sfn: SFNClient, resourceArn: string): Promise<Record<string, string>> {
  try {
    const { tags = [] } = await sfn.send(new ListTagsForResourceCommand({ resourceArn }));
    return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
  } catch {
    return {};
  }
}

function paramsIn(input = '{}'): Record<string, string> {
  try {
    const { params = {} } = membersOf(JSON.parse(input));
    const entries = Object.entries(membersOf(params));
    return Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  } catch {
    return {};
  }
}
