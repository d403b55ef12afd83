import { ListPipelineExecutionsCommand } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { cacheKey } from '../../../limits/pipeline/cache-key.ts';
import { differenceOf, type Change } from '../deploy/difference.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { describeStepJob, type StepJob, type StepJobKind } from '../jobs/service-job.ts';
import { needFlowRun } from '../read/describe-flow-run.ts';
import { membersOf } from '../read/pipeline-graph.ts';
import { readDefinition } from '../read/pipeline-run.ts';

/** Why a step of a pipeline was not taken from the cache. */
export interface NotCached {
  step: string;
  /** The earlier run whose step it was held against. */
  against?: string;
  /** Where the two requests differ in what the cache goes by. */
  difference: readonly Change[];
  /** In words: what these differences are, or why there was nothing to reuse. */
  because: string;
}

const keyFields: Readonly<Record<StepJobKind, readonly string[]>> = {
  processing: cacheKey.Processing,
  training: cacheKey.Training,
  transform: cacheKey.Transform,
  tuning: cacheKey.Tuning,
};

/**
 * Holds a step's request against that of its newest earlier success in the same pipeline. Throws FLOW_NO_CACHE for a run that
 * is no pipeline's, and FLOW_STEP_UNKNOWN.
 */
export async function whyNotCached(run: FlowRun, name: string, aws: Aws): Promise<NotCached> {
  if (run.way !== 'pipeline') throw new MlxError('FLOW_NO_CACHE', { run: run.name, flow: run.flow });
  const step = run.steps.find((one) => one.name === name);
  if (!step)
    throw new MlxError('FLOW_STEP_UNKNOWN', { run: run.name, step: name, steps: run.steps.map((one) => one.name) });
  const nothing = (because: string): NotCached => ({ step: name, difference: [], because });
  if (step.status === 'reused') return nothing('it was: an earlier run stands for it');
  if (!(await isCachingOn(run, name, aws))) return nothing('the flow gives it no cache');
  const job = step.job && (await describeStepJob(aws, step.job.kind, step.job.name));
  if (!step.job || !job) return nothing('it has no job, and only jobs are cached');
  const earlier = await newestSuccess(run, name, aws);
  if (!earlier) return nothing('no earlier run of this pipeline has completed this step');
  const before = await describeStepJob(aws, step.job.kind, earlier.step.job?.name ?? '');
  const difference = before ? differenceOf(keyOf(before), keyOf(job)) : [];
  const against = earlier.run.name;
  if (difference.length > 0) return { step: name, against, difference, because: wordsFor(difference, run) };
  const because =
    'both requests are the same in what the cache goes by: the earlier one was too old, or it came while that still ran';
  return { step: name, against, difference, because };
}

function keyOf({ kind, description }: StepJob): Record<string, unknown> {
  const all = membersOf(description);
  return Object.fromEntries(keyFields[kind].map((field) => [field, all[field]]));
}

function wordsFor(difference: readonly Change[], run: FlowRun): string {
  const id = run.arn.split('/').at(-1) ?? '';
  const changing = difference.find(({ after = '' }) => after.includes(id));
  if (changing) return `${changing.path} holds the id of the run, which is another each time`;
  const [first] = difference;
  return difference.length === 1
    ? `${first?.path} changed`
    : `${first?.path} and ${difference.length - 1} more changed`;
}

async function isCachingOn(run: FlowRun, name: string, aws: Aws): Promise<boolean> {
  const sagemaker = await aws.sagemaker();
  const definition = membersOf(await readDefinition(sagemaker, run.arn, pipelineOf(run)));
  return findSteps(definition['Steps']).some(
    (step) => step['Name'] === name && membersOf(step['CacheConfig'])['Enabled'] === true,
  );
}

function findSteps(steps: unknown): Record<string, unknown>[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((one: unknown) => {
    const step = membersOf(one);
    const given = membersOf(step['Arguments']);
    return [step, ...findSteps(given['IfSteps']), ...findSteps(given['ElseSteps'])];
  });
}

/** Executions that are looked through. */
const looked = 20;

async function newestSuccess(
  run: FlowRun,
  name: string,
  aws: Aws,
): Promise<{ run: FlowRun; step: StepRun } | undefined> {
  const sagemaker = await aws.sagemaker();
  const { PipelineExecutionSummaries = [] } = await sagemaker.send(
    new ListPipelineExecutionsCommand({ PipelineName: pipelineOf(run), SortOrder: 'Descending', MaxResults: looked }),
  );
  for (const { PipelineExecutionArn: arn = '', StartTime } of PipelineExecutionSummaries) {
    if (arn === run.arn || (StartTime?.getTime() ?? 0) > run.created) continue;
    const earlier = await needFlowRun(aws, { way: 'pipeline', arn });
    const step = earlier.steps.find((one) => one.name === name && one.status === 'completed' && one.job);
    if (step) return { run: earlier, step };
  }
  return undefined;
}

function pipelineOf({ arn }: FlowRun): string {
  return /:pipeline\/([^/]+)\//u.exec(arn)?.[1] ?? '';
}
