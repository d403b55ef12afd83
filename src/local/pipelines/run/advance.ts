import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import type { Definition, StepDefinition } from '../definition/definition.ts';
import { runners } from '../steps/runners.ts';
import { type Execution, readExecution, writeExecution } from '../store/executions.ts';
import { type StepRecord, stepsAtWork, stepsMark, stepsOf, writeStep } from '../store/steps.ts';
import { faultOutcome } from './fault-outcome.ts';
import type { Outcome } from './outcome.ts';
import { readySteps } from './ready-steps.ts';
import { settleStep } from './settle-step.ts';
import { stepScope } from './step-scope.ts';
import type { StepWork } from './step-work.ts';

/** Ends of attempts that this process waits for, by execution, step and attempt. */
export type Awaited = Set<string>;

/** What an execution is moved on with. */
export interface Engineering {
  aws: Embedded;
  call: StepWork['call'];
  awaited: Awaited;
}

/**
 * Moves an execution on as far as it goes now: looks after the steps at work, begins those that can begin, and ends the execution
 * where neither is left. Answers with the time at which a step is to be tried again, if one is. `seen` is what the mark of its
 * steps was when nothing more could begin; the same mark then tells that nothing can begin now.
 */
export async function advance(
  id: string,
  definition: Definition,
  seen: Map<string, string>,
  engineering: Engineering,
): Promise<number | undefined> {
  const { state } = engineering.aws;
  for (;;) {
    const execution = readExecution(state, id);
    if (execution?.status !== 'Executing' && execution?.status !== 'Stopping') return undefined;
    for (const step of stepsAtWork(state, id)) await moveOn(step, { ...engineering, execution, definition });
    const mark = JSON.stringify([stepsMark(state, id), execution.status, execution.parallelism]);
    const atWork = stepsAtWork(state, id);
    if (mark !== seen.get(id)) {
      if (beginReady(execution, definition, stepsOf(state, id), engineering.aws) > 0) continue;
      if (atWork.length === 0) return end(id, stepsOf(state, id), engineering.aws);
      seen.set(id, mark);
    }
    return atWork.flatMap(({ wake }) => wake ?? []).toSorted((one, other) => one - other)[0];
  }
}

interface Setting extends Engineering {
  execution: Execution;
  definition: Definition;
}

function isAtWork({ status }: StepRecord): boolean {
  return status === 'Starting' || status === 'Executing' || status === 'Stopping';
}

async function moveOn(step: StepRecord, setting: Setting): Promise<void> {
  const { execution, awaited, aws } = setting;
  const definition = setting.definition.steps.find(({ name }) => name === step.name);
  if (!definition) return;
  if (step.status === 'Starting' && execution.status === 'Stopping') {
    return settleStep(step, definition, { kind: 'stopped' }, aws);
  }
  if (step.status === 'Starting' && (step.wake ?? 0) > aws.now()) return;
  const outcome = await carryOut(step, definition, setting);
  const later = outcome.kind === 'working' ? outcome.later : undefined;
  if (later) awaitEnd(later, step, definition, awaited, aws);
  settleStep(step, definition, outcome, aws);
}

/** The end comes by itself; writing it down is the change after which the execution is looked at again. */
function awaitEnd(
  later: Promise<Outcome>,
  step: StepRecord,
  definition: StepDefinition,
  awaited: Awaited,
  aws: Embedded,
): void {
  const key = keyOf(step);
  awaited.add(key);
  const settle = (outcome: Outcome): void => {
    // One who has closed the state leaves the end to the next, who waits for it anew.
    if (aws.state.isOpen) settleStep(step, definition, outcome, aws);
  };
  void later.then(settle).finally(() => awaited.delete(key));
}

function keyOf({ execution, name, attempts }: StepRecord): string {
  return `${execution}/${name}/${attempts}`;
}

async function carryOut(step: StepRecord, definition: StepDefinition, setting: Setting): Promise<Outcome> {
  const { execution, awaited, call, aws } = setting;
  let called: string | undefined;
  const work: StepWork = {
    aws,
    execution,
    definition,
    record: step,
    scope: stepScope(setting, aws),
    isAwaited: awaited.has(keyOf(step)),
    call: (service, operation, input) => {
      called = `${service}:${operation}`;
      return call(service, operation, input);
    },
  };
  const runner = runners[definition.type];
  try {
    if (step.status === 'Starting') {
      const begun = await runner.begin(work);
      if (begun.kind !== 'working' || !begun.later) return begun;
      return { ...begun, later: begun.later.catch((error: unknown) => faultOutcome(error, called)) };
    }
    if (step.status === 'Executing' && execution.status === 'Stopping') {
      inTransaction(aws.state, () => writeStep(aws.state, { ...step, status: 'Stopping' }));
      await runner.stop(work);
    }
    return await runner.look(work);
  } catch (error) {
    return faultOutcome(error, called);
  }
}

/** Writes down that steps begin, as many as there are places for; they are carried out in the next round. */
function beginReady(execution: Execution, definition: Definition, steps: readonly StepRecord[], aws: Embedded): number {
  const places = (execution.parallelism ?? Number.POSITIVE_INFINITY) - steps.filter(isAtWork).length;
  const ready = readySteps(definition, execution, steps).slice(0, Math.max(0, places));
  if (ready.length === 0) return 0;
  return inTransaction(aws.state, () => {
    if (readExecution(aws.state, execution.id)?.status !== 'Executing') return 0;
    for (const step of ready) {
      writeStep(
        aws.state,
        firstRecord(
          step,
          execution,
          steps.find(({ name }) => name === step.name),
          aws.now(),
        ),
      );
    }
    return ready.length;
  });
}

function firstRecord(
  { name, type, members }: StepDefinition,
  execution: Execution,
  earlier: StepRecord | undefined,
  at: number,
): StepRecord {
  const shown = members['DisplayName'];
  const described = members['Description'];
  return {
    execution: execution.id,
    pipeline: execution.pipeline,
    name,
    type,
    ...(typeof shown === 'string' && { displayName: shown }),
    ...(typeof described === 'string' && { description: described }),
    status: 'Starting',
    started: at,
    attempts: (earlier?.attempts ?? 0) + 1,
    retried: {},
  };
}

function end(id: string, steps: readonly StepRecord[], aws: Embedded): undefined {
  const failed = steps.some(({ status }) => status === 'Failed');
  inTransaction(aws.state, () => {
    const execution = readExecution(aws.state, id);
    if (execution?.status !== 'Executing' && execution?.status !== 'Stopping') return;
    const status = execution.status === 'Stopping' ? 'Stopped' : failed ? 'Failed' : 'Succeeded';
    const reason = status === 'Failed' ? { failureReason: 'Step failure: One or multiple steps failed.' } : {};
    writeExecution(aws.state, { ...execution, ...reason, status, modified: aws.now() });
  });
}
