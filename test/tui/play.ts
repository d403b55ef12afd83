import type { Effect } from '../../src/tui/state/effect.ts';
import type { Event } from '../../src/tui/state/event.ts';
import { reduce } from '../../src/tui/state/reduce.ts';
import type { State } from '../../src/tui/state/state.ts';

/** Plays keys and events one after another; `typed` makes the keys of a text. */
export function play(state: State, ...events: readonly (string | Event)[]): { state: State; effects: Effect[] } {
  const effects: Effect[] = [];
  for (const event of events) {
    const told: Event = typeof event === 'string' ? { kind: 'input', input: keyOf(event) } : event;
    const step = reduce(state, told);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

function keyOf(key: string) {
  return { kind: 'key', key: key === ' ' ? 'space' : key, ...(/^.$/u.test(key) && { text: key }) } as const;
}

export const typed = (text: string) => Array.from(text);
export const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);
