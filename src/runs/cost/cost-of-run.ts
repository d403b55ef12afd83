import type {
  DescribeProcessingJobResponse,
  DescribeTrainingJobResponse,
  DescribeTransformJobResponse,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/aws.ts';
import { machine } from '../../plan/machines/machines.ts';
import { priceOf } from '../../plan/machines/price.ts';
import type { AnyRun } from '../find-any-run.ts';
import type { FlowRun, StepRun } from '../flows/flow-run.ts';
import { describeStepJob, type StepJob } from '../flows/jobs/service-job.ts';
import { inTurns } from '../in-turns.ts';
import { hasEnded } from '../run.ts';
import type { RunCost, StepCost } from './run-cost.ts';
import { tuningSeconds } from './tuning-seconds.ts';

const atOnce = 8;

/** What a run cost so far: for each of its jobs the seconds that it had its machines, times their price. `now` is for what goes on. */
export async function costOfRun(found: AnyRun, aws: Aws, now: number): Promise<RunCost> {
  const steps = found.kind === 'job' ? [await costOfJob(found.run, aws, now)] : await costOfSteps(found.run, aws, now);
  const total = steps.reduce((sum, { price = 0 }) => sum + price, 0);
  return {
    run: found.run.name,
    where: aws.where,
    total,
    paid: aws.where === 'local' ? 0 : total,
    goesOn: !hasEnded(found.run.status),
    steps,
    note: noteOn(steps, aws.region),
  };
}

async function costOfJob(run: Extract<AnyRun, { kind: 'job' }>['run'], aws: Aws, now: number): Promise<StepCost> {
  const job = await describeStepJob(aws, run.kind, run.name);
  return job ? costOf(run.job, job, aws, now) : { step: run.job, note: 'its job is no longer there' };
}

async function costOfSteps({ steps }: FlowRun, aws: Aws, now: number): Promise<StepCost[]> {
  const costs = await inTurns(steps, atOnce, async (step): Promise<StepCost | undefined> => {
    if (step.status === 'reused') return { step: step.name, price: 0, note: 'an earlier run stood for it' };
    if (!step.job) return withoutJob(step);
    const job = await describeStepJob(aws, step.job.kind, step.job.name);
    return job ? costOf(step.name, job, aws, now) : { step: step.name, note: 'its job is no longer there' };
  });
  return costs.filter((cost) => cost !== undefined);
}

/** What only decides or waits costs nothing worth a line. */
function withoutJob({ name, kind, attempts }: StepRun): StepCost | undefined {
  const other = kind === 'sql' ? 'Athena asks for the data that it reads' : elsewhere[kind];
  return attempts > 0 && other !== undefined ? { step: name, note: other } : undefined;
}

const elsewhere: Readonly<Record<string, string>> = {
  lambda: 'Lambda has a price of its own',
  spark: 'Glue and EMR Serverless have prices of their own',
  child: 'its own run says',
};

async function costOf(step: string, job: StepJob, aws: Aws, now: number): Promise<StepCost> {
  const used = machineOf(job);
  if (!used) return { step, note: 'it tells of no machine' };
  const seconds = job.kind === 'tuning' ? await tuningSeconds(aws, job.name, now) : secondsOf(job, now);
  const { price } = machine(used.instance) ?? {};
  if (price === undefined) return { step, machine: used, seconds, note: `no price is known for ${used.instance}` };
  return { step, machine: used, seconds, price: (price * used.count * seconds) / 3600 };
}

function machineOf({ kind, description }: StepJob): StepCost['machine'] {
  switch (kind) {
    case 'processing': {
      const { ProcessingResources } = description as DescribeProcessingJobResponse;
      return sized(ProcessingResources?.ClusterConfig);
    }
    case 'training':
      return sized((description as DescribeTrainingJobResponse).ResourceConfig);
    case 'transform':
      return sized((description as DescribeTransformJobResponse).TransformResources);
    case 'tuning': {
      const { TrainingJobDefinition } = description as { TrainingJobDefinition?: DescribeTrainingJobResponse };
      return sized(TrainingJobDefinition?.ResourceConfig);
    }
  }
}

function sized(resources: { InstanceType?: string; InstanceCount?: number } = {}): StepCost['machine'] {
  const { InstanceType: instance, InstanceCount: count = 1 } = resources;
  return instance === undefined ? undefined : { instance, count };
}

/** For spot and for warm pools the service's own figure differs from the clock's. */
function secondsOf({ description, started, created, ended }: StepJob, now: number): number {
  const { BillableTimeInSeconds: billed } = description as DescribeTrainingJobResponse;
  if (billed !== undefined) return billed;
  return started === undefined && ended !== undefined ? 0 : ((ended ?? now) - (started ?? created)) / 1000;
}

function noteOn(steps: readonly StepCost[], region: string): string {
  const used = steps.flatMap(({ machine: each }) => (each ? [each] : []));
  const notes = used.map(({ instance, count }) => priceOf({ instance, count, maxRuntime: 0 }, region).note);
  return [...new Set(notes.flatMap((note) => note.split('; ')))]
    .filter((note) => !note.startsWith('no price'))
    .join('; ');
}
