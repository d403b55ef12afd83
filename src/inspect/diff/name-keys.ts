import { headPath } from '../../plan/faults/head-path.ts';
import type { Step } from '../../limits/violation.ts';
import type { Change } from './change.ts';

/** The changes of a request, each with the key of the head that decides on it where one does. */
export function withHeadKeys(changes: readonly Change[], operation: string, input: object): Change[] {
  return changes.map((change) => {
    const path = headPath({ operation, input }, change.steps.map(stepOf));
    const key = path.length > 0 ? path : headPath({ operation, input }, entryOf(change.steps));
    return key.length > 0 ? { ...change, key: key.join('.') } : change;
  });
}

function stepOf(step: string | number): Step {
  return typeof step === 'number' ? { kind: 'item', index: step } : { kind: 'member', name: step };
}

/** The same with its last name as the key of a map: `Environment.LEVEL`. */
function entryOf(steps: Change['steps']): Step[] {
  const last = steps.at(-1);
  const before = steps.slice(0, -1).map(stepOf);
  return typeof last === 'string' ? [...before, { kind: 'value', key: last }] : before;
}
