import type { StoredJob } from './job-table.ts';
import type { Transition } from './book.ts';

/** The job in its next stage. For a training job that closes the present transition and opens one more. */
export function enter(job: StoredJob, stage: string, at: number, message?: string): StoredJob {
  if (job.kind !== 'training') return { ...job, modified: at };
  if (job.secondary === stage) return job;
  const next: Transition = { status: stage, start: at, ...(message !== undefined && { message }) };
  return { ...job, secondary: stage, transitions: [...closed(job.transitions, at), next], modified: at };
}

/** How a job ended. `overran` is true where the time limit stopped it. */
export interface Ending {
  status: 'Completed' | 'Failed' | 'Stopped';
  overran?: boolean;
  failureReason?: string;
  exitMessage?: string;
  artifact?: string;
}

/** The job at its end, with the words that SageMaker has for it. */
export function end(job: StoredJob, ending: Ending, at: number): StoredJob {
  const stage = ending.overran ? 'MaxRuntimeExceeded' : ending.status;
  const last = enter(job, stage, at, wordsOf(ending));
  return {
    ...last,
    transitions: closed(last.transitions, at),
    status: ending.status,
    phase: 'over',
    ended: at,
    modified: at,
    failureReason: clip(ending.failureReason),
    exitMessage: clip(ending.exitMessage),
    artifact: ending.artifact,
  };
}

function wordsOf(ending: Ending): string {
  if (ending.overran) return 'Training job runtime exceeded MaxRuntimeInSeconds provided';
  switch (ending.status) {
    case 'Completed':
      return 'Training job completed';
    case 'Stopped':
      return 'Training job stopped';
    case 'Failed':
      return 'Training job failed';
  }
}

/** FailureReason and ExitMessage hold 1024 characters. */
function clip(text: string | undefined): string | undefined {
  return text?.slice(0, 1024);
}

function closed(transitions: readonly Transition[], at: number): Transition[] {
  return transitions.map((transition) => (transition.end === undefined ? { ...transition, end: at } : transition));
}
