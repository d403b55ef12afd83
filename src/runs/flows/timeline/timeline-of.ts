import type { Aws } from '../../../aws/aws.ts';
import { hasEnded } from '../../run.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { describeStepJob } from '../jobs/service-job.ts';
import type { FlowTimeline, Phase, StepTimeline } from './flow-timeline.ts';
import { criticalPath } from './critical-path.ts';
import { marksOf } from './marks.ts';
import { stretchesOfJob } from './stretches.ts';

/** Where the time of a run went, step by step. Steps that an earlier run stood for, or that never began, have no stretches. */
export async function timelineOf(run: FlowRun, aws: Aws, now = Date.now()): Promise<FlowTimeline> {
  const until = hasEnded(run.status) ? (run.ended ?? run.modified) : now;
  const steps = await Promise.all(run.steps.map((step) => timelineOfStep(step, run, aws, until)));
  const all = steps.flatMap(({ stretches }) => stretches);
  const userCode = sum(all.filter(({ phase }) => phase === 'user code'));
  return {
    from: run.created,
    until,
    steps,
    critical: criticalPath(run.steps),
    overhead: sum(all) - userCode,
    userCode,
  };
}

async function timelineOfStep(step: StepRun, run: FlowRun, aws: Aws, until: number): Promise<StepTimeline> {
  const { name, started, ended, status, kind } = step;
  if (started === undefined || status === 'reused' || kind === 'when' || kind === 'each') {
    return { step: name, stretches: [] };
  }
  const end = ended ?? until;
  const waiting = { phase: 'waiting' as const, from: readyAt(step, run), until: started };
  const waited = waiting.until > waiting.from ? [waiting] : [];
  const job = step.job && (await describeStepJob(aws, step.job.kind, step.job.name));
  if (!job) {
    const phase: Phase = kind === 'approval' ? 'waiting' : 'user code';
    return { step: name, stretches: [...waited, { phase, from: started, until: end }].filter(isLong) };
  }
  const before = [{ phase: 'waiting' as const, from: waiting.from, until: job.created }];
  return { step: name, stretches: [...before, ...stretchesOfJob(job, await marksOf(aws, step), end)].filter(isLong) };
}

/** When the last of what a step needs had ended. */
function readyAt(step: StepRun, { steps, created }: FlowRun): number {
  const needed = steps.filter(({ name }) => step.needs.includes(name) && name !== step.inside?.step);
  const holder = steps.find(({ name }) => name === step.inside?.step);
  return Math.max(created, holder?.started ?? 0, ...needed.map(({ ended }) => ended ?? 0));
}

function isLong({ from, until }: { from: number; until: number }): boolean {
  return until > from;
}

function sum(stretches: StepTimeline['stretches']): number {
  return stretches.reduce((total, { from, until }) => total + until - from, 0);
}
