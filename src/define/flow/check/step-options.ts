import type { Fault } from '../../../base/fault.ts';
import type { Step, StepKind, StepOptions } from '../flow-definition.ts';
import { faultAt, type FlowView, type Words } from './flow-view.ts';

/** Options that a step can't have, since no way of running could keep them. */
export function checkStepOptions(view: FlowView): Fault[] {
  return view.all.flatMap(({ step }) => wrongOptions(step).map((words) => faultAt(view.placeOf(step), words)));
}

type Option = keyof Pick<StepOptions, 'retry' | 'cache' | 'timeout'>;

function wrongOptions(step: Step): Words[] {
  const { not, rule, fix } = limits[step.kind] ?? { not: [], rule: '', fix: '' };
  return not
    .filter((option) => step[option] !== undefined)
    .map((option) => ({ what: `${step.name} has a ${option}`, rule, fix }));
}

const all: readonly Option[] = ['retry', 'cache', 'timeout'];
const inside = 'give it to the steps inside';
const remove = 'remove it';

const limits: Partial<Record<StepKind, { not: readonly Option[]; rule: string; fix: string }>> = {
  when: { not: all, rule: 'a when chooses steps and does no work of its own', fix: inside },
  each: { not: all, rule: 'an each repeats steps and does no work of its own', fix: inside },
  fail: { not: all, rule: 'a fail ends the run at once', fix: remove },
  model: { not: ['cache'], rule: 'each run makes a model of its own', fix: remove },
  register: { not: ['cache'], rule: 'each run registers a version of its own', fix: remove },
};
