import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import { reduce } from './reduce.ts';
import type { State } from './state.ts';

/** The one state of a session, outside React. */
export interface Store {
  get: () => State;
  dispatch: (event: Event) => void;
  /** Calls back after each change; returns what ends that. */
  subscribe: (listener: () => void) => () => void;
}

/** Effects are performed after the change that asked for them can be seen. */
export function openStore(initial: State, perform: (effect: Effect) => void): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch: (event) => {
      const { state: next, effects } = reduce(state, event);
      if (next !== state) {
        state = next;
        for (const listener of listeners) listener();
      }
      for (const effect of effects) perform(effect);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
