import type { StateMachine } from '../../../src/plan/flow/flow-plan.ts';
import type { Ran } from './run-here.ts';

/**
 * An execution as two interpreters can be held against each other: the states with their inputs in the order of each branch
 * and of each item, which no interpreter has a choice about, and without what is other in every execution (random endings
 * of names, times, tokens).
 */
export function branchesIn(ran: Ran, definition: StateMachine): unknown {
  const branches = branchOfState(definition);
  const all = ran.entered.map(({ state, input }) => ({ state, input: mergesInPlace.has(state) ? null : input }));
  const entered = Object.groupBy(all, ({ state, input }) => `${branches.get(state)} ${itemIn(input)}`);
  const { output, error, cause } = ran;
  const asked = ran.asked.map((one) => JSON.stringify(withoutChance(one))).toSorted();
  return withoutChance({ entered, asked, output, error, cause });
}

/** States whose input aws-local-stepfunctions changes while it merges, and tells of afterwards. */
const mergesInPlace = new Set(['Merge input', 'Merge params']);

/** The first state of the branch that each state lies in. */
function branchOfState({ StartAt, States }: StateMachine): Map<string, string> {
  return new Map(
    Object.entries(States).flatMap(([name, state]): [string, string][] => {
      const inner = (state['Branches'] ?? [state['ItemProcessor']]) as (StateMachine | undefined)[];
      return [[name, StartAt], ...inner.flatMap((one) => (one ? [...branchOfState(one)] : []))];
    }),
  );
}

function itemIn(input: unknown): string {
  const item = (input as { item?: { name: string } } | null)?.item;
  return item?.name ?? '';
}

function withoutChance(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replaceAll(/-[0-9a-f]{8}(-[0-9a-f]{4})?(?=["/-])/gu, '-random')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/gu, 'time')
    .replaceAll(/"token":"[^"]*"/gu, '"token":"token"')
    .replaceAll(/\\"token\\":\\"[^"]*\\"/gu, '\\"token\\":\\"token\\"');
  return JSON.parse(text);
}
