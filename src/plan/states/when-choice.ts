import type { WhenStep } from '../../define/flow/flow-definition.ts';
import type { Compiling } from './compiling.ts';
import type { Compose } from './compose.ts';
import { ruleOf } from './condition.ts';
import { type Carried, same } from './results/carried.ts';
import { changed, type Fragment, sequence, single, type State } from './state.ts';
import { besides, stateNameOf } from './state-name.ts';

/**
 * A `Choice` between two branches, which meet again in a state that lets go what was made inside: whether it is there hangs
 * on the condition, so nothing else may read it. What the condition compares is made before, where it isn't there as it is.
 */
export function whenFragment(step: WhenStep, carried: Carried, compiling: Compiling, compose: Compose): Fragment {
  const { rule, operands } = ruleOf(step.condition, compiling);
  const end = besides(step.name, 'end');
  const then = compose(step.then, carried, compiling);
  const otherwise = compose(step.otherwise, carried, compiling);
  const choice = {
    Type: 'Choice',
    Choices: [{ ...rule, Next: then?.start ?? end }],
    Default: otherwise?.start ?? end,
  };
  const ends = [then, otherwise].some((branch) => branch === undefined || branch.end !== undefined);
  const fragment: Fragment = {
    start: stateNameOf(step.name),
    states: {
      [stateNameOf(step.name)]: choice,
      ...(then && changed(then, { Next: end }).states),
      ...(otherwise && changed(otherwise, { Next: end }).states),
      ...(ends && { [end]: forgetting(carried) }),
    },
    ...(ends && { end }),
  };
  return sequence([...operandsBefore(step.name, operands), fragment]);
}

function operandsBefore(name: string, operands: Readonly<Record<string, string>>): Fragment[] {
  const made = Object.entries(operands).map(([key, code]) => [`${key}.$`, code]);
  if (made.length === 0) return [];
  const state = { Type: 'Pass', Parameters: Object.fromEntries(made), ResultPath: '$.operands' };
  return [single(besides(name, 'operands'), state)];
}

/** Keeps of `$.steps` what was there before and is read later. */
function forgetting({ before, after }: Carried): State {
  const kept = [...before].filter((key) => after.has(key));
  return { Type: 'Pass', ...(kept.length > 0 ? { Parameters: same(kept) } : { Result: {} }), ResultPath: '$.steps' };
}
