import type { StateMachine } from '../flow/flow-plan.ts';

/** A state as Amazon States Language writes it, still without its `Next` or `End`. */
export type State = Readonly<Record<string, unknown>>;

/** Some states of which the first is entered and, unless all ends in a failure, one is left. */
export interface Fragment {
  start: string;
  states: Readonly<Record<string, State>>;
  /** The state that is left, to which `Next` or `End` is still to be added; absent where none is. */
  end?: string;
}

export function single(name: string, state: State): Fragment {
  return { start: name, states: { [name]: state }, end: name };
}

/** One fragment after another. What would follow a failure is never reached, and left out. */
export function sequence(fragments: readonly Fragment[]): Fragment {
  const failing = fragments.findIndex(({ end }) => end === undefined);
  const reached = failing === -1 ? fragments : fragments.slice(0, failing + 1);
  const [first, last] = [reached[0], reached.at(-1)];
  if (!first || !last) throw new Error('a sequence of nothing has no start');
  const linked = reached.map((fragment, index) => {
    const next = reached[index + 1];
    return next ? changed(fragment, { Next: next.start }) : fragment;
  });
  const states = Object.fromEntries(linked.flatMap((fragment) => Object.entries(fragment.states)));
  return { start: first.start, states, ...(last.end !== undefined && { end: last.end }) };
}

/** The fragment with some fields more in the state that is left. */
export function changed(fragment: Fragment, fields: State): Fragment {
  const { end, states } = fragment;
  return end === undefined ? fragment : { ...fragment, states: { ...states, [end]: { ...states[end], ...fields } } };
}

/** The fragment as a machine of its own: the whole, a branch or what is done for an item. */
export function machineOf(fragment: Fragment): Pick<StateMachine, 'StartAt' | 'States'> {
  return { StartAt: fragment.start, States: changed(fragment, { End: true }).states };
}
