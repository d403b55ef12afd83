import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { formatDuration } from '../../../base/duration.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { describeStepJob } from '../jobs/service-job.ts';
import type { Advice, FlowTimeline, Phase, StepTimeline } from './flow-timeline.ts';

/** Milliseconds that a start from a warm pool takes, and the longest that one is kept. */
const warmStart = 20_000;
const longestKept = 3_600_000;
/** What saves less is not worth a change. */
const worth = 5_000;

/** What would have made this very run shorter, what saves most first; nothing that its own figures don't show. */
export async function adviceOn(timeline: FlowTimeline, run: FlowRun, aws: Aws): Promise<Advice[]> {
  const all = [
    ...(await warmPools(timeline, run, aws)),
    ...fusions(timeline, run),
    ...direct(timeline, run),
    ...images(timeline),
  ];
  return all.filter(({ saves = 0 }) => saves >= worth).toSorted((a, b) => (b.saves ?? 0) - (a.saves ?? 0));
}

/** A training that starts on machines like those which one before it has just left. */
async function warmPools(timeline: FlowTimeline, run: FlowRun, aws: Aws): Promise<Advice[]> {
  const trainings = run.steps.filter(({ job, status }) => job?.kind === 'training' && status !== 'reused');
  const found = await Promise.all(
    trainings.map(async (step) => ({ step, job: await describeStepJob(aws, 'training', step.job?.name ?? '') })),
  );
  const facts = found.map(({ step, job }) => ({ step, job: (job?.description ?? {}) as DescribeTrainingJobResponse }));
  return facts.flatMap(({ step, job }): Advice[] => {
    const provisioning = lengthOf(timeline, step.name, 'provisioning');
    const before = facts.find((one) => mayLend(one.step, step) && isAlike(one.job, job));
    if (!before || provisioning <= warmStart) return [];
    const text = `${step.name} starts on machines like those of ${before.step.name}, which ended just before: kept warm they start at once`;
    return [{ kind: 'warm-pool', steps: [before.step.name, step.name], text, saves: provisioning - warmStart }];
  });
}

function mayLend({ ended = Infinity }: StepRun, { started = 0 }: StepRun): boolean {
  return ended <= started && started - ended < longestKept;
}

/** A pool lends to what asks for the same machines and image; spot machines have none. */
function isAlike(one: DescribeTrainingJobResponse, other: DescribeTrainingJobResponse): boolean {
  const [a, b] = [one.ResourceConfig, other.ResourceConfig];
  return (
    a?.InstanceType !== undefined &&
    a.InstanceType === b?.InstanceType &&
    a.InstanceCount === b.InstanceCount &&
    one.AlgorithmSpecification?.TrainingImage === other.AlgorithmSpecification?.TrainingImage &&
    !one.EnableManagedSpotTraining &&
    !other.EnableManagedSpotTraining &&
    one.RoleArn === other.RoleArn
  );
}

/** Two steps of which only one needs the other, and nothing else does, where the second's start-up outweighs its work. */
function fusions(timeline: FlowTimeline, { steps }: FlowRun): Advice[] {
  return steps.flatMap((second): Advice[] => {
    const first = steps.find(({ name }) => second.needs.length === 1 && second.needs[0] === name);
    if (!first || first.job?.kind !== 'processing' || second.job?.kind !== 'processing') return [];
    const readers = steps.filter(({ needs }) => needs.includes(first.name));
    if (readers.length !== 1 || first.inside?.step !== second.inside?.step) return [];
    const startUp = (['provisioning', 'image', 'data in'] as const).reduce(
      (sum, phase) => sum + lengthOf(timeline, second.name, phase),
      0,
    );
    if (startUp <= lengthOf(timeline, second.name, 'user code')) return [];
    const text = `${second.name} starts up for ${words(startUp)} and works for less: as a part of ${first.name} it needs no machine of its own`;
    return [{ kind: 'fuse', steps: [first.name, second.name], text, saves: startUp }];
  });
}

function direct(timeline: FlowTimeline, { way, steps }: FlowRun): Advice[] {
  if (way === 'job') return [];
  const asked = new Set(steps.filter(({ kind }) => kind !== 'approval').map(({ name }) => name));
  const waited = timeline.critical.filter((name) => asked.has(name));
  const saves = waited.reduce((sum, name) => sum + lengthOf(timeline, name, 'waiting'), 0);
  if (saves * 10 < timeline.until - timeline.from) return [];
  const text = `the service took ${words(saves)} between the steps that the run waited for; with --as job each starts when it can`;
  return [{ kind: 'direct', steps: waited, text, saves }];
}

function images({ steps }: FlowTimeline): Advice[] {
  return steps.flatMap((timeline): Advice[] => {
    const [image, work] = [lengthIn(timeline, 'image'), lengthIn(timeline, 'user code')];
    if (image <= work) return [];
    const text = `${timeline.step} waits ${words(image)} for its image and packages, longer than it works: a smaller image starts sooner`;
    return [{ kind: 'smaller-image', steps: [timeline.step], text, saves: image - work }];
  });
}

function lengthOf({ steps }: FlowTimeline, name: string, phase: Phase): number {
  const found = steps.find(({ step }) => step === name);
  return found ? lengthIn(found, phase) : 0;
}

function lengthIn({ stretches }: StepTimeline, phase: Phase): number {
  return stretches.filter((one) => one.phase === phase).reduce((sum, { from, until }) => sum + until - from, 0);
}

function words(milliseconds: number): string {
  return formatDuration(Math.round(milliseconds / 1_000));
}
