import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import type { StepStatus } from '../flow-run.ts';

/** What is known of a step while a run goes on; steps that wait have none. */
export interface StepState {
  status: StepStatus;
  outcome?: boolean;
  reason?: string;
}

export type States = ReadonlyMap<string, StepState>;

/** What comes next: a step to start, or one that ended by what others did. */
export type Move =
  | { kind: 'start'; step: PlannedStep }
  | { kind: 'skip'; step: PlannedStep; reason: string }
  | { kind: 'close'; step: PlannedStep; status: 'completed' | 'failed' | 'stopped'; reason?: string };

/**
 * All that can be done now. Steps start as soon as what they need has completed; what needs a step that failed is skipped, and
 * all else goes on. `halt` says why nothing new may start.
 */
export function nextMoves(steps: readonly PlannedStep[], states: States, halt: string | undefined): Move[] {
  const children = Map.groupBy(steps, (step) => step.inside?.step);
  const waiting = steps.filter(({ name }) => !states.has(name));
  return [
    ...steps.flatMap((step) => closing(step, children.get(step.name) ?? [], states)),
    ...waiting.flatMap((step) => opening(step, states, halt)),
  ];
}

export function hasStepEnded(status: StepStatus): boolean {
  return status !== 'waiting' && status !== 'starting' && status !== 'running' && status !== 'stopping';
}

/** A `when` ends when all inside it have. */
function closing(step: PlannedStep, inner: readonly PlannedStep[], states: States): Move[] {
  if (!isContainer(step) || states.get(step.name)?.status !== 'running') return [];
  const found = inner.map(({ name }) => ({ name, state: states.get(name) }));
  if (found.some(({ state }) => !state || !hasStepEnded(state.status))) return [];
  for (const status of ['failed', 'stopped'] as const) {
    const one = found.find(({ state }) => state?.status === status);
    if (one)
      return [{ kind: 'close', step, status, reason: `${one.name} ${status === 'failed' ? 'failed' : 'was stopped'}` }];
  }
  return [{ kind: 'close', step, status: 'completed' }];
}

function opening(step: PlannedStep, states: States, halt: string | undefined): Move[] {
  const holder = step.inside && states.get(step.inside.step);
  if (step.inside && holder && hasStepEnded(holder.status)) {
    return [{ kind: 'skip', step, reason: holder.reason ?? `${step.inside.step} was not begun` }];
  }
  if (step.inside && holder?.outcome !== undefined) {
    const taken = holder.outcome ? 'then' : 'otherwise';
    if (step.inside.branch !== taken) {
      return [
        { kind: 'skip', step, reason: `the condition of ${step.inside.step} was ${holder.outcome ? '' : 'not '}met` },
      ];
    }
  }
  for (const name of step.needs) {
    const status = states.get(name)?.status;
    if (status === 'failed') return [{ kind: 'skip', step, reason: `it needs ${name}, which failed` }];
    if (status === 'stopped') return [{ kind: 'skip', step, reason: `it needs ${name}, which was stopped` }];
    if (status === 'skipped') return [{ kind: 'skip', step, reason: `it needs ${name}, which was skipped` }];
  }
  if (halt !== undefined) return [{ kind: 'skip', step, reason: halt }];
  return step.needs.every((name) => isReady(name, step, states)) ? [{ kind: 'start', step }] : [];
}

/** Of what a step lies in only the beginning is waited for. */
function isReady(name: string, step: PlannedStep, states: States): boolean {
  const state = states.get(name);
  if (!state) return false;
  if (name === step.inside?.step) return state.status === 'running';
  return state.status === 'completed' || state.status === 'reused';
}

export function isContainer({ step }: PlannedStep): boolean {
  return step.kind === 'when';
}
