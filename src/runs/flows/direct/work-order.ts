import type { Aws } from '../../../aws/aws.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import type { StepRun } from '../flow-run.ts';
import type { Attempt, Journal, RunRecord } from './journal.ts';

/** One attempt at a step, with all that doing it takes. */
export interface WorkOrder {
  aws: Aws;
  journal: Journal;
  run: RunRecord;
  step: PlannedStep;
  attempt: Attempt;
  /** When given, mlx goes away; what was started goes on. */
  signal: AbortSignal;
  /** True when what was started shall be stopped as well. */
  stopAsked: () => boolean;
  /** Told as soon as it is known what does the work. */
  begun: (facts: Pick<StepRun, 'job' | 'work' | 'made' | 'started'>) => void;
  note: (text: string) => void;
}

/** How an attempt ended. */
export interface Performed extends Pick<StepRun, 'job' | 'work' | 'made' | 'results' | 'started' | 'ended' | 'reason'> {
  status: 'completed' | 'failed' | 'stopped';
  /** True where the service failed and not what it ran, so that trying again may help. */
  faultOfService?: boolean;
}
