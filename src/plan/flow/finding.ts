import type { Way } from '../../base/way.ts';

/** Something of a flow that can't be planned; `step` is the step's name, `''` the flow itself. */
export interface FlowFinding {
  step: string;
  what: string;
  rule: string;
  fix: string;
  /** Where it is this way of running that can't: the ways that can. */
  ways?: readonly Way[];
}
