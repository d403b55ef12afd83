import { isCondition } from '../../expression/condition.ts';
import type { Condition } from '../../expression/node.ts';
import { openStep } from '../build.ts';
import type { DraftStep } from '../draft.ts';
import type { StepHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { shown } from '../options/read-options.ts';

/** A choice; what stands in `otherwise` runs where its condition doesn't hold. */
export interface WhenHandle extends StepHandle {
  otherwise(build: () => void): StepHandle;
}

/**
 * The steps that `build` makes run only where the condition holds. They can't be read from outside.
 * Throws FLOW_OUTSIDE.
 *
 * @example
 * when(train.metrics.auc.above(0.75), () => register(train.outputs.model, { group: 'delays' }))
 *   .otherwise(() => fail('not good enough'));
 */
export function when(condition: Condition, build: () => void, options: CommonOptions = {}): WhenHandle {
  const { add, common, inside, read, tell } = openStep('when');
  if (!isCondition(condition)) {
    const rule = 'a condition is made by .is, .in, .above, .atLeast, .below, .atMost, and(), or() and not()';
    tell({ what: `the condition is ${shown(condition)}`, rule, fix: 'when(train.metrics.auc.above(0.75), ...)' });
  }
  const otherwise: DraftStep[] = [];
  const named = common(read(options, {}), 'when', 'numbered');
  const { steps: then } = inside(build);
  const handle = add({
    kind: 'when',
    ...named,
    condition: isCondition(condition) ? condition : { kind: 'all', conditions: [] },
    then,
    otherwise,
  });
  const otherSteps = (run: () => void): StepHandle => {
    otherwise.push(...openStep('otherwise').inside(run).steps);
    return handle;
  };
  return Object.freeze({ ...handle, otherwise: otherSteps });
}
