import type { Fault } from '../../../base/fault.ts';
import { checkCycles } from './cycles.ts';
import type { FlowView } from './flow-view.ts';
import { checkKinds } from './kinds.ts';
import { checkNames } from './names.ts';
import { checkFlowParams } from './params.ts';
import { checkReads } from './reads.ts';
import { checkStepOptions } from './step-options.ts';
import { checkValues } from './values.ts';

/** Everything that is wrong with a flow as a whole, whichever way it is run. */
export function checkFlow(view: FlowView): Fault[] {
  return [
    ...checkNames(view),
    ...checkFlowParams(view),
    ...checkReads(view),
    ...checkCycles(view),
    ...checkKinds(view),
    ...checkStepOptions(view),
    ...checkValues(view),
  ];
}
