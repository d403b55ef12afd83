import type { FlowFinding } from './finding.ts';

/** A finding that may come from the head of the step's job: then `head` is the path there, as in `PlanFinding`. */
export interface StepFinding extends FlowFinding {
  head?: readonly string[];
  nearest?: string;
}
