import { ListPipelineExecutionsCommand, ListPipelinesCommand } from '@aws-sdk/client-sagemaker';
import { ListExecutionsCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { awsName, awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { bucketOf } from '../../../aws/bucket.ts';
import { listPrefixes } from '../../../aws/list-prefixes.ts';
import { ways, type Way } from '../../../base/way.ts';
import { jobInRunName } from '../../run-name.ts';
import type { RunStatus } from '../../run.ts';
import { journalsPrefix } from '../direct/journal.ts';
import type { FlowRunSummary } from '../flow-run.ts';
import { readDirectRun } from './direct-run.ts';
import { summaryOfMachine, summaryOfPipeline } from './summaries.ts';

export interface FlowRunFilter {
  /** Runs that mlx drives itself are found in the bucket of their project. */
  project: { name: string; bucket?: string };
  way?: Way;
  flow?: string;
  status?: RunStatus;
  /** Milliseconds since 1970. */
  since?: number;
  /** At most this many, the newest; 50 where not given. */
  limit?: number;
  /** Runs that are taken for what they were instead of being read again, by name; of those that mlx drives itself. */
  known?: ReadonlyMap<string, FlowRunSummary>;
}

/** Pipelines and state machines that are looked at, the newest; an account may have hundreds that have nothing to do with mlx. */
const most = 100;

/** Runs of flows of all three ways, whoever started them, newest first. */
export async function listFlowRuns(aws: Aws, filter: FlowRunFilter): Promise<FlowRunSummary[]> {
  const limit = filter.limit ?? 50;
  const wanted = filter.way ? [filter.way] : ways;
  const lists = await Promise.all(wanted.map((way) => listers[way](aws, filter, limit)));
  return lists
    .flat()
    .filter((run) => isWanted(run, filter))
    .toSorted((a, b) => b.created - a.created)
    .slice(0, limit);
}

type Lister = (aws: Aws, filter: FlowRunFilter, limit: number) => Promise<FlowRunSummary[]>;

const listers: Readonly<Record<Way, Lister>> = { job: listDirect, pipeline: listPipelines, states: listMachines };

function isWanted(run: FlowRunSummary, { flow, status, since }: FlowRunFilter): boolean {
  if (flow !== undefined && run.flow !== flow) return false;
  if (status !== undefined && run.status !== status) return false;
  return since === undefined || run.created >= since;
}

async function listDirect(aws: Aws, { project, flow, known }: FlowRunFilter, limit: number): Promise<FlowRunSummary[]> {
  const bucket = await bucketOf(aws, project);
  const folders = await listPrefixes(aws, { bucket, key: journalsPrefix(project.name) });
  // Names end with the time, so that the newest of each flow are known without reading any.
  const newest = folders
    .map((key) => ({ key, run: key.split('/').at(-2) ?? '' }))
    .filter(({ run }) => flow === undefined || jobInRunName(run) === flow)
    .toSorted((a, b) => stampOf(b.run).localeCompare(stampOf(a.run)))
    .slice(0, limit);
  const runs = await Promise.all(
    newest.map(async ({ key, run }) => known?.get(run) ?? readDirectRun(aws, { bucket, key })),
  );
  return runs.filter((run) => run !== undefined);
}

function stampOf(run: string): string {
  return /-(\d{8}-\d{6})-[a-z2-7]{4}$/u.exec(run)?.[1] ?? '';
}

async function listPipelines(aws: Aws, filter: FlowRunFilter, limit: number): Promise<FlowRunSummary[]> {
  const sagemaker = await aws.sagemaker();
  const { PipelineSummaries = [] } = await sagemaker.send(
    new ListPipelinesCommand({ MaxResults: most, SortBy: 'CreationTime', SortOrder: 'Descending' }),
  );
  const lists = await Promise.all(
    PipelineSummaries.map(async ({ PipelineName = '' }) => {
      const { PipelineExecutionSummaries = [] } = await sagemaker.send(
        new ListPipelineExecutionsCommand({ PipelineName, MaxResults: Math.min(100, limit), SortOrder: 'Descending' }),
      );
      return PipelineExecutionSummaries.map((one) => summaryOfPipeline(one, PipelineName, filter.project));
    }),
  );
  return lists.flat();
}

async function listMachines(aws: Aws, filter: FlowRunFilter, limit: number): Promise<FlowRunSummary[]> {
  const sfn = await aws.sfn();
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({ maxResults: most }));
  const lists = await Promise.all(
    stateMachines.map(async ({ stateMachineArn, name: machine = '' }) => {
      const executions = await listExecutions(aws, stateMachineArn, limit);
      return executions.map((one) => summaryOfMachine(one, machine, filter.project));
    }),
  );
  return lists.flat();
}

/** Express machines keep no executions to list. */
async function listExecutions(aws: Aws, stateMachineArn: string | undefined, limit: number) {
  const sfn = await aws.sfn();
  try {
    const page = await sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: Math.min(1_000, limit) }));
    return page.executions ?? [];
  } catch (error) {
    const isExpress = awsName(error) === 'StateMachineTypeNotSupported';
    if (isExpress || /does not exist/iu.test(awsRefusal(error)?.message ?? '')) return [];
    throw error;
  }
}
