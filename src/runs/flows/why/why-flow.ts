import { causeOf } from '../../../aws/failure-causes.ts';
import type { Aws } from '../../../aws/aws.ts';
import { needRun } from '../../describe-run.ts';
import { hasEnded, type WhyCard } from '../../run.ts';
import { whyRun } from '../../why-run.ts';
import { hasStepEnded } from '../direct/decide.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';

/** The first cause of a run's end, and how one comes to it. */
export interface FlowWhy {
  /** From the run to what ended it: `pipeline delays-...`, `step train`, `job delays-...-train`. */
  path: readonly string[];
  card: WhyCard;
  /** Other steps that failed by themselves, later. */
  alsoFailed: readonly string[];
}

/** Why a run ended as it did: through its steps, and those of executions that they started, to the job and its log. */
export async function whyFlow(run: FlowRun, aws: Aws): Promise<FlowWhy> {
  const failed = run.steps
    .filter((step) => step.status === 'failed' && step.kind !== 'when' && step.kind !== 'each')
    .toSorted((a, b) => (a.ended ?? Infinity) - (b.ended ?? Infinity));
  const [first, ...others] = failed;
  const head = `${wordOf[run.way]} ${run.name}`;
  if (!first || run.status !== 'failed') {
    const deciding = run.steps.find((step) => step.status === 'failed');
    const card = deciding && run.status === 'failed' ? cardOfStep(run, deciding) : cardOfRun(run);
    return { path: [head, ...(deciding ? [`step ${deciding.name}`] : [])], card, alsoFailed: [] };
  }
  const inner = await whyStep(run, first, aws);
  return { path: [head, ...inner.path], card: inner.card, alsoFailed: others.map(({ name }) => name) };
}

const wordOf = { job: 'run', pipeline: 'pipeline execution', states: 'execution' } as const;

async function whyStep(run: FlowRun, step: StepRun, aws: Aws): Promise<Omit<FlowWhy, 'alsoFailed'>> {
  const here = `step ${step.name}`;
  if (step.child) {
    const inner = await whyFlow(step.child, aws);
    return { path: [here, ...inner.path], card: inner.card };
  }
  if (step.job?.kind !== 'processing' && step.job?.kind !== 'training') {
    return { path: [here, ...(step.job ? [`job ${step.job.name}`] : [])], card: cardOfStep(run, step) };
  }
  const job = await needRun(aws, step.job.kind, step.job.name);
  const card = await whyRun(job, aws);
  // A job may end well where the step around it ran out of time, or could not register its table.
  const isOwn = job.status === 'failed' || (job.status === 'stopped' && job.overran);
  return {
    path: [here, `job ${job.name}`],
    card: isOwn ? card : { ...card, ...cardOfStep(run, step), before: card.before },
  };
}

function cardOfStep(run: FlowRun, step: StepRun): WhyCard {
  const reason = step.reason ?? `${step.name} failed without a reason`;
  const known = causeOf(reason);
  const headline = reason.split('\n')[0] ?? reason;
  return {
    run: run.name,
    job: step.name,
    status: 'failed',
    headline,
    before: [],
    cause: known?.cause ?? causeOfKind(step),
    repair: known?.repair ?? `Correct it, then do anew what failed: \`mlx retry ${run.name}\`.`,
    failureReason: step.reason,
  };
}

function causeOfKind({ kind }: StepRun): string {
  switch (kind) {
    case 'fail':
      return 'The flow itself ends here as failed, since it says so.';
    case 'approval':
      return 'Who was asked did not say yes.';
    case 'when':
      return 'The condition could not be answered.';
    case 'lambda':
      return 'The function ended with an error.';
    case 'sql':
      return 'Athena could not run the query.';
    default:
      return 'The service could not do this step.';
  }
}

function cardOfRun(run: FlowRun): WhyCard {
  const { name, flow, status } = run;
  const base = { run: name, job: flow, status, before: [], failureReason: run.failureReason };
  switch (status) {
    case 'completed': {
      const cause = 'Nothing went wrong.';
      return { ...base, headline: `${name} completed`, cause, repair: 'There is nothing to repair.' };
    }
    case 'stopped':
    case 'stopping': {
      const repair = `Go on with what is left: \`mlx retry ${name}\`.`;
      return { ...base, headline: `${name} was stopped`, cause: 'Someone asked for it to stop.', repair };
    }
    case 'failed': {
      const reason = run.failureReason ?? `${name} failed without a reason`;
      const known = causeOf(reason);
      const repair = known?.repair ?? `Look at its steps: \`mlx show ${name}\`.`;
      return { ...base, headline: reason, cause: known?.cause ?? 'The service ended the run itself.', repair };
    }
    default: {
      const open = run.steps.filter((step) => !hasStepEnded(step.status) && step.status !== 'waiting');
      const cause = open.length > 0 ? `It goes on: ${open.map((step) => step.name).join(', ')}.` : 'It goes on.';
      const follow = hasEnded(status) ? '' : `Follow it: \`mlx logs ${name} -f\`.`;
      return { ...base, headline: `${name} is not at its end: ${status}`, cause, repair: follow };
    }
  }
}
