import { ListPipelineExecutionsCommand, ListPipelinesCommand } from '@aws-sdk/client-sagemaker';
import { ListExecutionsCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { awsName, awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { bucketOf } from '../../../aws/bucket.ts';
import { listPrefixes } from '../../../aws/list-prefixes.ts';
import { journalsPrefix } from '../../flows/direct/journal.ts';
import { readDirectRun } from '../../flows/read/direct-run.ts';
import { summaryOfMachine, summaryOfPipeline } from '../../flows/read/summaries.ts';
import type { ThingBench } from '../list-things.ts';
import { thingOfRun } from '../run-thing.ts';
import type { ThingPage } from '../thing.ts';

/** Executions of one pipeline or machine that are read at a time: an account may have hundreds of those. */
const mostAhead = 20;

/** Names of all pipelines whose names begin with `prefix`, newest first. */
export async function pipelineNames(aws: Aws, prefix: string): Promise<string[]> {
  const sagemaker = await aws.sagemaker();
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sagemaker.send(
      new ListPipelinesCommand({
        PipelineNamePrefix: prefix || undefined,
        NextToken,
        MaxResults: 100,
        SortBy: 'CreationTime',
        SortOrder: 'Descending',
      }),
    );
    names.push(...(page.PipelineSummaries ?? []).flatMap(({ PipelineName }) => PipelineName ?? []));
    ({ NextToken } = page);
  } while (NextToken);
  return names;
}

/** ARNs of all state machines whose names begin with `prefix`. */
export async function machineArns(aws: Aws, prefix: string): Promise<string[]> {
  const sfn = await aws.sfn();
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(new ListStateMachinesCommand({ nextToken, maxResults: 100 }));
    const wanted = (page.stateMachines ?? []).filter(({ name = '' }) => name.startsWith(prefix));
    arns.push(...wanted.flatMap(({ stateMachineArn }) => stateMachineArn ?? []));
    ({ nextToken } = page);
  } while (nextToken);
  return arns;
}

export async function listPipelineRuns(bench: ThingBench, PipelineName: string, next?: string): Promise<ThingPage> {
  const sagemaker = await bench.aws.sagemaker();
  const page = await sagemaker.send(
    new ListPipelineExecutionsCommand({
      PipelineName,
      NextToken: next,
      MaxResults: mostAhead,
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
    }),
  );
  const runs = page.PipelineExecutionSummaries ?? [];
  const things = runs.map((one) => thingOfRun(summaryOfPipeline(one, PipelineName, bench.project)));
  return { things, next: page.NextToken };
}

/** Express machines keep no executions to list, and one that was deleted meanwhile has none. */
export async function listMachineRuns(bench: ThingBench, stateMachineArn: string, next?: string): Promise<ThingPage> {
  const sfn = await bench.aws.sfn();
  const machine = stateMachineArn.split(':').at(-1) ?? '';
  try {
    const page = await sfn.send(new ListExecutionsCommand({ stateMachineArn, nextToken: next, maxResults: mostAhead }));
    const things = (page.executions ?? []).map((one) => thingOfRun(summaryOfMachine(one, machine, bench.project)));
    return { things, next: page.nextToken };
  } catch (error) {
    const isGone = /does not exist/iu.test(awsRefusal(error)?.message ?? '');
    if (isGone || awsName(error) === 'StateMachineTypeNotSupported') return { things: [] };
    throw error;
  }
}

/** The project's runs of flows that mlx drives itself. Their names end with the time, by which they are read, newest first. */
export async function listDirectRuns({ aws, project }: ThingBench, next?: string): Promise<ThingPage> {
  const bucket = await bucketOf(aws, project);
  const folders = await listPrefixes(aws, { bucket, key: journalsPrefix(project.name) });
  const left = folders.toSorted(byStamp).filter((key) => next === undefined || stampOf(key) < next);
  // Runs of one moment are read together, since the next page begins before it.
  const count = left.findIndex((key, at) => at >= mostAhead && stampOf(key) !== stampOf(left[at - 1] ?? ''));
  const page = count === -1 ? left : left.slice(0, count);
  const runs = await Promise.all(page.map((key) => readDirectRun(aws, { bucket, key })));
  const things = runs.filter((run) => run !== undefined).map(thingOfRun);
  return { things, ...(count !== -1 && { next: stampOf(page.at(-1) ?? '') }) };
}

function byStamp(one: string, other: string): number {
  return stampOf(one) < stampOf(other) ? 1 : -1;
}

function stampOf(key: string): string {
  return /-(\d{8}-\d{6})-[a-z2-7]{4}\/$/u.exec(key)?.[1] ?? '';
}
