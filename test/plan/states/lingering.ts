import type { StateMachine } from '../../../src/plan/flow/flow-plan.ts';

export const lingers = 'lingers';

/**
 * The same definition, where each branch waits a moment at its end. aws-local-stepfunctions forwards the events of branches
 * later than they happen, and loses those that come after the end of what is around them.
 */
export function lingering({ StartAt, States }: Pick<StateMachine, 'StartAt' | 'States'>): StateMachine {
  const wait = `${StartAt} ${lingers}`;
  const states = Object.entries(States).map(([name, state]) => [
    name,
    {
      ...state,
      ...('Branches' in state && { Branches: (state['Branches'] as StateMachine[]).map(lingering) }),
      ...('ItemProcessor' in state && { ItemProcessor: lingering(state['ItemProcessor'] as StateMachine) }),
      ...('End' in state && { End: undefined, Next: wait }),
    },
  ]);
  const end = { Type: 'Wait', Seconds: 0, End: true };
  return JSON.parse(
    JSON.stringify({ StartAt, States: { ...Object.fromEntries(states), [wait]: end } }),
  ) as StateMachine;
}

/** Milliseconds that each of those waits takes: long enough for events that have happened. */
export function momentsIn({ States }: StateMachine): Record<string, number> {
  return Object.assign(
    {},
    ...Object.entries(States).map(([name, state]) => {
      const inner = (state['Branches'] ?? [state['ItemProcessor']]) as (StateMachine | undefined)[];
      return Object.assign(
        name.endsWith(lingers) ? { [name]: 5 } : {},
        ...inner.map((one) => (one ? momentsIn(one) : {})),
      );
    }),
  ) as Record<string, number>;
}
