import type { Aws } from '../../../aws/aws.ts';
import type { S3Place } from '../../../base/s3-place.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import { hasEnded, type RunStatus } from '../../run.ts';
import { attemptName } from '../direct/attempt-name.ts';
import { hasStepEnded } from '../direct/decide.ts';
import { openJournal, type Attempt, type Journal, type RunRecord, type StepRecord } from '../direct/journal.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { describeStepJob, kindOfRequest } from '../jobs/service-job.ts';
import { workOfRequest } from '../jobs/service-work.ts';
import { stepsInOrder } from './in-order.ts';

/** A run that mlx drives itself, from its journal and its jobs; undefined where there is none. */
export async function readDirectRun(aws: Aws, place: S3Place): Promise<FlowRun | undefined> {
  const journal = openJournal(aws, place);
  const run = await journal.run();
  if (!run) return undefined;
  const [ended, attempts, stopAsked] = await Promise.all([journal.ended(), journal.attempts(), journal.stopAsked()]);
  const steps = await Promise.all(
    run.steps.map((step) => readStep(aws, journal, run, step, ended.get(step.name), attempts.get(step.name)?.at(-1))),
  );
  const opened = steps.map((step) => withContainer(step, steps));
  const status = statusOf(opened, stopAsked);
  const times = opened.flatMap(({ started, ended: at }) => [started, at]).filter((at) => at !== undefined);
  const failed = opened.find((step) => step.status === 'failed' && step.kind !== 'when');
  return {
    name: run.name,
    arn: `s3://${place.bucket}/${place.key}`,
    flow: run.definition.name,
    way: 'job',
    status,
    created: run.created,
    started: times.length > 0 ? Math.min(...times) : undefined,
    ended: hasEnded(status) ? Math.max(run.created, ...times) : undefined,
    modified: Math.max(run.created, ...times),
    params: Object.fromEntries(Object.entries(run.params).map(([name, value]) => [name, String(value)])),
    failureReason: status === 'failed' && failed ? `${failed.name}: ${failed.reason ?? 'it failed'}` : undefined,
    steps: stepsInOrder(opened),
  };
}

async function readStep(
  aws: Aws,
  journal: Journal,
  run: RunRecord,
  planned: PlannedStep,
  record: StepRecord | undefined,
  attempt: Attempt | undefined,
): Promise<StepRun> {
  const { name, needs, inside, step } = planned;
  const base = { name, kind: step.kind, needs, inside };
  const isAnew = record && !hasStepEnded(record.status) && attempt && attempt.number > record.attempts;
  if (record && !isAnew) return { ...record, ...base };
  if (!attempt) return { ...base, status: 'waiting', attempts: 0 };
  return { ...base, ...(await underWay(aws, journal, run, attempt)), attempts: attempt.number };
}

async function underWay(
  aws: Aws,
  journal: Journal,
  run: RunRecord,
  attempt: Attempt,
): Promise<Pick<StepRun, 'status' | 'started' | 'job' | 'work'>> {
  const { request, at, step, number } = attempt;
  if (!request || !(request.operation in kindOfRequest)) {
    const sent = await journal.sent(step, number);
    return { status: 'running', started: at, work: workOfRequest(request, sent?.id) };
  }
  const kind = kindOfRequest[request.operation as keyof typeof kindOfRequest];
  const job = await describeStepJob(aws, kind, attemptName(run.name, step, number, kind));
  if (!job) return { status: 'starting', started: at };
  // That it has ended counts when it has been written down: until then nothing that needs it goes on.
  const status = hasEnded(job.status) ? 'running' : job.status;
  return { status: status as StepRun['status'], started: job.created, job: { kind, name: job.name, arn: job.arn } };
}

/** What holds other steps goes on while one of them does. */
function withContainer(step: StepRun, steps: readonly StepRun[]): StepRun {
  if (step.status !== 'waiting' || step.kind !== 'when') return step;
  const inner = steps.filter(({ inside }) => inside?.step === step.name);
  const begun = inner.find(({ attempts }) => attempts > 0);
  if (!begun) return step;
  return { ...step, outcome: begun.inside?.branch === 'then', status: 'running', attempts: 1, started: begun.started };
}

function statusOf(steps: readonly StepRun[], stopAsked: boolean): RunStatus {
  if (steps.every(({ status }) => hasStepEnded(status))) {
    if (steps.some(({ status }) => status === 'failed')) return 'failed';
    return steps.some(({ status }) => status === 'stopped') || stopAsked ? 'stopped' : 'completed';
  }
  if (stopAsked) return 'stopping';
  return steps.some(({ status }) => status !== 'waiting' && status !== 'starting') ? 'running' : 'starting';
}
