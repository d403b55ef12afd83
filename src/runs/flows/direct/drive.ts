import type { Aws } from '../../../aws/aws.ts';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import { wait } from '../../../aws/wait.ts';
import { MlxError } from '../../../base/errors.ts';
import { messageOf } from '../../../base/thrown.ts';
import { holds } from '../../../define/expression/evaluate.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import type { StepRun } from '../flow-run.ts';
import { attemptName } from './attempt-name.ts';
import { hasStepEnded, isContainer, nextMoves, type Move, type StepState } from './decide.ts';
import { fillRequest } from './fill-request.ts';
import type { Attempt, Journal, RunRecord, StepRecord } from './journal.ts';
import { perform } from './perform.ts';
import { registerOutputs } from './register-outputs.ts';
import { valuesOf } from './values.ts';
import type { Performed } from './work-order.ts';

export interface DriveOptions {
  aws: Aws;
  journal: Journal;
  run: RunRecord;
  /** When given, nothing new starts and mlx goes away; jobs go on. */
  signal: AbortSignal;
  note: (text: string) => void;
  /** Told of each step as it begins and ends. */
  see: (step: StepRun) => void;
}

/**
 * Drives a run to its end: starts what can start, as much at once as the flow allows, and writes down what ended. What an
 * earlier drive finished is not done again, and what it started is only waited for. Throws an `AbortError` when aborted.
 */
export async function drive(options: DriveOptions): Promise<void> {
  const { journal, signal } = options;
  const [before, attempts] = await Promise.all([journal.ended(), journal.attempts()]);
  const ended = new Map([...before].filter(([, record]) => hasStepEnded(record.status)));
  const states = new Map<string, StepState>(ended);
  const drive: Drive = { ...options, states, ended, before, attempts, running: new Set(), stop: { asked: false } };
  const watching = watchForStop(drive);
  try {
    for (let moves = next(drive); moves.length > 0 || drive.running.size > 0; moves = next(drive)) {
      signal.throwIfAborted();
      await Promise.all(moves.map((move) => make(move, drive)));
      if (moves.length === 0) await Promise.race(drive.running);
    }
  } finally {
    watching.abort();
  }
}

interface Drive extends DriveOptions {
  states: Map<string, StepState>;
  ended: Map<string, StepRecord>;
  /** Records as they were found, also those of steps that are to be done anew. */
  before: ReadonlyMap<string, StepRecord>;
  attempts: ReadonlyMap<string, readonly Attempt[]>;
  running: Set<Promise<void>>;
  stop: { asked: boolean };
  halt?: string;
}

function next(drive: Drive): Move[] {
  const halt = drive.halt ?? (drive.stop.asked ? 'the run was stopped' : undefined);
  return nextMoves(drive.run.steps, drive.states, halt);
}

/** Somebody else may ask for the end, through the journal. */
function watchForStop(drive: Drive): AbortController {
  const done = new AbortController();
  const signal = AbortSignal.any([drive.signal, done.signal]);
  const look = async () => {
    while (!drive.stop.asked) {
      drive.stop.asked = await drive.journal.stopAsked();
      await wait(500, signal);
    }
  };
  look().catch((error: unknown) => {
    if (!signal.aborted) drive.note(`can't see whether the run shall stop: ${messageOf(error)}`);
  });
  return done;
}

async function make(move: Move, drive: Drive): Promise<void> {
  const { step } = move;
  switch (move.kind) {
    case 'skip':
      return end(drive, step, { name: step.name, status: 'skipped', attempts: 0, reason: move.reason });
    case 'close': {
      const { outcome } = drive.states.get(step.name) ?? {};
      const { status, reason } = move;
      return end(drive, step, { name: step.name, status, attempts: 1, outcome, reason, ended: Date.now() });
    }
    case 'start':
      if (isContainer(step)) return open(step, drive);
      drive.states.set(step.name, { status: 'starting' });
      start(step, drive);
  }
}

async function open(planned: PlannedStep, drive: Drive): Promise<void> {
  const { name, step } = planned;
  drive.see({ ...stepRun(planned), status: 'running', attempts: 1 });
  if (step.kind !== 'when') return void drive.states.set(name, { status: 'running' });
  try {
    const values = valuesOf(drive.aws, drive.run, drive.ended);
    const outcome = holds(step.condition, await values.lookupFor(step.condition));
    drive.states.set(name, { status: 'running', outcome });
  } catch (error) {
    await end(drive, planned, failure(name, 1, error));
  }
}

function start(step: PlannedStep, drive: Drive): void {
  const work = attemptAll(step, drive)
    .catch((error: unknown) => {
      // An abort, or AWS that can't be reached, is no end of the step: it is taken up again by the next drive.
      if (drive.signal.aborted || isOutOfReach(error)) throw error;
      return failure(step.name, attemptsOf(step.name, drive), error);
    })
    .then((record) => end(drive, step, record))
    .finally(() => drive.running.delete(work));
  drive.running.add(work);
  // Whoever waits for the drive hears of it there.
  work.catch(() => undefined);
}

/** One attempt after the other, as often as the step says, where the service is at fault. */
async function attemptAll(planned: PlannedStep, drive: Drive): Promise<StepRecord> {
  const { name, step } = planned;
  if (step.kind === 'fail') {
    const reason = String(await valuesOf(drive.aws, drive.run, drive.ended).value(step.message));
    drive.halt = `${name} ended the run`;
    return { name, status: 'failed', attempts: 1, reason, started: Date.now(), ended: Date.now() };
  }
  const { attempts = 1, interval = 0, backoff = 1 } = step.retry ?? {};
  const first = attemptsOf(name, drive);
  for (let number = first; ; number++) {
    const { faultOfService = false, ...performed } = await attemptOnce(planned, number, drive);
    const tried = number - first + 1;
    if (performed.status === 'completed' || !faultOfService || tried >= attempts || drive.stop.asked) {
      const record = { ...performed, name, attempts: number };
      return performed.status === 'completed' ? registered(planned, record, drive) : record;
    }
    const pause = interval * backoff ** (tried - 1);
    drive.note(`${name} failed by the service's fault (${performed.reason}); tried again in ${pause} s`);
    await wait(pause * 1_000, drive.signal);
  }
}

async function attemptOnce(step: PlannedStep, number: number, drive: Drive): Promise<Performed> {
  const { aws, journal, run, signal, note } = drive;
  const job = attemptName(run.name, step.name, number);
  const known = drive.attempts.get(step.name)?.find((one) => one.number === number);
  const make = async (): Promise<Attempt> => {
    const { request } = step;
    const lookup = request && (await valuesOf(aws, run, drive.ended).lookupFor(request, job));
    return { step: step.name, number, at: Date.now(), request: request && lookup && fillRequest(request, lookup) };
  };
  const attempt = known ?? (await journal.claim(await make()));
  signal.throwIfAborted();
  let told = '';
  const begun = (facts: Pick<StepRun, 'job' | 'work' | 'made' | 'started'>) => {
    if (told === (facts.job?.arn ?? facts.made ?? 'begun')) return;
    told = facts.job?.arn ?? facts.made ?? 'begun';
    drive.states.set(step.name, { status: 'running' });
    drive.see({ ...stepRun(step), ...facts, status: 'running', attempts: number });
  };
  const order = { aws, journal, run, step, attempt, signal, stopAsked: () => drive.stop.asked, begun, note };
  try {
    return await perform(order);
  } catch (error) {
    if (signal.aborted || isOutOfReach(error)) throw error;
    const status = awsRefusal(error)?.status ?? 0;
    const throttled = error instanceof MlxError && (error.code === 'AWS_THROTTLED' || error.code === 'AWS_QUOTA');
    const faultOfService = status >= 500 || throttled;
    return { status: 'failed', reason: reasonOf(error), faultOfService, started: attempt.at, ended: Date.now() };
  }
}

/** The attempt that is under way or comes next: after those whose end is known. */
function attemptsOf(name: string, { before, attempts }: Drive): number {
  const over = before.get(name)?.attempts ?? 0;
  const claimed = attempts.get(name)?.at(-1)?.number ?? 0;
  return Math.max(over + 1, claimed);
}

async function registered(planned: PlannedStep, record: StepRecord, drive: Drive): Promise<StepRecord> {
  const reason = await registerOutputs(planned, record, drive);
  return reason === undefined ? record : { ...record, status: 'failed', reason };
}

async function end(drive: Drive, step: PlannedStep, record: StepRecord): Promise<void> {
  await drive.journal.end(record);
  drive.ended.set(record.name, record);
  drive.states.set(record.name, record);
  drive.see({ ...record, ...stepRun(step) });
}

function stepRun({ name, step, needs, inside }: PlannedStep): Pick<StepRun, 'name' | 'kind' | 'needs' | 'inside'> {
  return { name, kind: step.kind, needs, inside };
}

function failure(name: string, attempts: number, error: unknown): StepRecord {
  return { name, status: 'failed', attempts, reason: reasonOf(error), ended: Date.now() };
}

function isOutOfReach(error: unknown): boolean {
  return (
    error instanceof MlxError &&
    ['AWS_UNREACHABLE', 'AWS_CREDENTIALS_EXPIRED', 'AWS_CREDENTIALS_MISSING'].includes(error.code)
  );
}

/** In mlx's words and, where a service refused, in the service's own. */
function reasonOf(error: unknown): string {
  const said = awsRefusal(error)?.message;
  return said === undefined || messageOf(error).includes(said) ? messageOf(error) : `${messageOf(error)}: ${said}`;
}
