import type { Progress } from '../../progress.ts';
import type { StepStatus } from '../flow-run.ts';

/** What is told while a flow's run is followed. Log lines and metrics have the step's name as their `run`. */
export type FlowProgress =
  | Progress
  | { kind: 'step'; run: string; step: string; status: StepStatus; reason?: string; at: number };
