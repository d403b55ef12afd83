import { freeze } from '../../base/freeze.ts';
import type { Condition } from './node.ts';

/** Holds where all of them hold. */
export function and(...conditions: readonly [Condition, ...Condition[]]): Condition {
  return freeze({ kind: 'all', conditions });
}

/** Holds where one of them holds. */
export function or(...conditions: readonly [Condition, ...Condition[]]): Condition {
  return freeze({ kind: 'any', conditions });
}

/** Holds where the other doesn't. */
export function not(condition: Condition): Condition {
  return freeze({ kind: 'not', condition });
}

/** True for what comparators, `and`, `or` and `not` make. */
export function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'compare':
      return 'operator' in value && 'left' in value && 'right' in value;
    case 'in':
      return 'value' in value && 'values' in value && Array.isArray(value.values);
    case 'not':
      return 'condition' in value && isCondition(value.condition);
    case 'all':
    case 'any':
      return 'conditions' in value && Array.isArray(value.conditions) && value.conditions.every(isCondition);
    default:
      return false;
  }
}
