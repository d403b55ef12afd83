import { compareSides } from '../../inspect/diff/compare-sides.ts';
import type { Difference } from '../../inspect/diff/difference.ts';
import { isPlain } from '../../inspect/values/own-data.ts';
import type { FlowPlan } from '../../plan/flow/flow-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { diffFlowPlans, diffPlans } from './diff-plans.ts';

/** In what any two things differ that are at hand: two plans by what they would send, else two values as data. */
export function diffThings(before: unknown, after: unknown): Difference {
  if (isPlan(before) && isPlan(after)) return diffPlans(before, after);
  if (isFlowPlan(before) && isFlowPlan(after)) return diffFlowPlans(before, after);
  return { before: 'first', after: 'second', ...compareSides([{ title: 'values', before, after }]), notes: [] };
}

function isPlan(value: unknown): value is Plan {
  return has(value, ['request', 'uploads', 'run']);
}

function isFlowPlan(value: unknown): value is FlowPlan {
  return has(value, ['flow', 'compiled', 'steps']);
}

function has(value: unknown, names: readonly string[]): boolean {
  return isPlain(value) && names.every((name) => Object.hasOwn(value, name));
}
