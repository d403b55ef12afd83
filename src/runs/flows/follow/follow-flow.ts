import type { Aws } from '../../../aws/aws.ts';
import { wait } from '../../../aws/wait.ts';
import { makeChannel, type Channel } from '../../channel.ts';
import { pollPause } from '../../poll-pause.ts';
import { openReading } from '../../logs/open-reading.ts';
import { progressOf } from '../../logs/progress-of.ts';
import { watchSteps, workOf, type StepWatch } from '../../logs/targets/watch-steps.ts';
import { hasEnded, type RunStatus } from '../../run.ts';
import { hasStepEnded } from '../direct/decide.ts';
import { driveLeased } from '../direct/drive-leased.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { describeFlowRun } from '../read/describe-flow-run.ts';
import type { FlowProgress } from './flow-progress.ts';

export interface FollowFlowOptions {
  /** Leaves alone what nobody drives. */
  onlyWatch?: boolean;
  /** Without the lines of what had ended before: they were told then. */
  onlyNew?: boolean;
}

/**
 * Tells what happens to a run of a flow until it has ended and all lines of its jobs have come: the run's status, its steps',
 * and the log lines of all jobs. A run that nobody drives is driven from here, unless it is only to be watched. When aborted it
 * ends quietly: what runs goes on, and a run that was driven from here starts nothing new until it is resumed.
 */
export async function* followFlow(
  run: FlowRun,
  aws: Aws,
  signal: AbortSignal,
  options: FollowFlowOptions = {},
): AsyncIterable<FlowProgress> {
  const channel = makeChannel<FlowProgress>();
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const finished = follow(run, aws, channel, both, options).then(
    () => channel.end(),
    (error: unknown) => channel.end(both.aborted ? undefined : error),
  );
  try {
    yield* channel;
    if (signal.aborted && run.way === 'job' && !options.onlyWatch) {
      yield { kind: 'note', text: `jobs go on, and nothing new starts until \`mlx resume ${run.name}\`` };
    }
  } finally {
    stop.abort();
    await finished;
  }
}

async function follow(
  run: FlowRun,
  aws: Aws,
  channel: Channel<FlowProgress>,
  signal: AbortSignal,
  { onlyWatch = false, onlyNew = false }: FollowFlowOptions,
): Promise<void> {
  const names = new Map<number, string>();
  const reading = await openReading(aws, {
    signal,
    follow: true,
    tell: (event) => {
      if (event.kind === 'stream') names.set(event.stream.index, event.stream.step ?? event.stream.run);
      for (const progress of progressOf(event, (stream) => names.get(stream) ?? run.name)) channel.put(progress);
    },
  });
  try {
    const steps = watchSteps(aws, { tell: reading.take, signal, ...(onlyNew && { except: endedWork(run) }) });
    const teller = makeTeller(run, channel, steps);
    teller.see(run);
    const driven = run.way === 'job' && !onlyWatch && (await driveFromHere(run, aws, channel, teller, signal));
    if (!driven) await watch(run, aws, teller, signal);
    teller.see((await describeFlowRun(aws, run)) ?? run);
    await steps.settled();
    reading.endAll();
    await reading.finish();
  } finally {
    reading.close();
  }
}

function endedWork({ steps }: FlowRun): ReadonlySet<string> {
  return new Set(steps.flatMap((step) => (hasStepEnded(step.status) ? (workOf(step) ?? []) : [])));
}

/** True when this process has driven the run to its end, false where it is not its to drive. */
async function driveFromHere(
  run: FlowRun,
  aws: Aws,
  channel: Channel<FlowProgress>,
  teller: Teller,
  signal: AbortSignal,
): Promise<boolean> {
  if (hasEnded(run.status)) return false;
  const note = (text: string) => channel.put({ kind: 'note', text });
  const driven = await driveLeased(aws, run.arn, { signal, note, see: (step) => teller.seeStep(step) });
  if (driven.kind === 'held') {
    note(`${run.name} is driven by the process ${driven.holder.pid} of ${driven.holder.host}`);
    return false;
  }
  return true;
}

async function watch(run: FlowRun, aws: Aws, teller: Teller, signal: AbortSignal): Promise<void> {
  for (;;) {
    const now = (await describeFlowRun(aws, run)) ?? run;
    if (hasEnded(now.status)) return;
    teller.see(now);
    await wait(Math.max(100, pollPause(Date.now() - run.created)), signal);
  }
}

/** Puts what has changed into the channel, each change once. */
interface Teller {
  see(run: FlowRun): void;
  seeStep(step: StepRun): void;
}

function makeTeller(run: FlowRun, channel: Channel<FlowProgress>, steps: StepWatch): Teller {
  const told = new Map<string, string>();
  let status: RunStatus | undefined;
  const seeStep = (step: StepRun) => {
    const state = `${step.status} ${step.attempts}`;
    if (told.get(step.name) === state || step.status === 'waiting') return;
    // What is read from outside may be older than what was told from within.
    if (isBehind(told.get(step.name), state)) return;
    told.set(step.name, state);
    const at = step.ended ?? Date.now();
    channel.put({ kind: 'step', run: run.name, step: step.name, status: step.status, reason: step.reason, at });
    if (step.child) for (const inner of step.child.steps) seeStep({ ...inner, name: `${step.name}/${inner.name}` });
  };
  return {
    seeStep: (step) => {
      steps.see(step);
      seeStep(step);
    },
    see: (now) => {
      for (const step of now.steps) {
        steps.see(step);
        seeStep(step);
      }
      if (now.status === status) return;
      status = now.status;
      channel.put({ kind: 'status', run: run.name, status, detail: now.failureReason ?? status, at: now.modified });
    },
  };
}

const stages = ['waiting', 'starting', 'running', 'stopping'];

function isBehind(told: string | undefined, state: string): boolean {
  if (told === undefined) return false;
  const [[before = '', attempt = '0'], [after = '', next = '0']] = [told.split(' '), state.split(' ')];
  if (Number(attempt) !== Number(next)) return Number(next) < Number(attempt);
  const [from, to] = [stages.indexOf(before), stages.indexOf(after)];
  return from === -1 ? to !== -1 : to !== -1 && to < from;
}
