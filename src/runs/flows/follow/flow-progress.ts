import type { Progress } from '../../progress.ts';
import type { StepStatus } from '../flow-run.ts';

/** What is told while a flow's run is followed. Metrics have the step's name as their `run`. */
export type FlowProgress =
  | Progress
  | { kind: 'step'; run: string; step: string; status: StepStatus; reason?: string; at: number };
