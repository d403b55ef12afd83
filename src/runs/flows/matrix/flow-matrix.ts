import type { Way } from '../../../base/way.ts';
import type { RunStatus } from '../../run.ts';
import type { StepStatus } from '../flow-run.ts';

/** Runs of one flow by its steps, newest first. */
export interface FlowMatrix {
  flow: string;
  /** Every param and every step that any of the runs has, in the order of the newest. */
  params: readonly string[];
  steps: readonly string[];
  rows: readonly MatrixRow[];
}

export interface MatrixRow {
  run: string;
  way: Way;
  status: RunStatus;
  created: number;
  ended?: number;
  params: Readonly<Record<string, string>>;
  steps: Readonly<Record<string, { status: StepStatus; took?: number }>>;
}
