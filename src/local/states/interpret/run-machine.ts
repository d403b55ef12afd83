import type { Definition, State } from '../definition/definition.ts';
import type { Branch, Run } from './run.ts';
import { visitState } from './visit-state.ts';

/**
 * Runs states from the first to the end and answers with the last one's output. What is on record is taken from there. Throws the
 * `StateFault` of a state that nothing caught.
 */
export async function runMachine(run: Run, definition: Definition, input: unknown, branch: Branch): Promise<unknown> {
  const visits = new Map<string, number>();
  let name = definition.StartAt;
  let value = input;
  for (;;) {
    const count = visits.get(name) ?? 0;
    visits.set(name, count + 1);
    const state = definition.States[name] as State;
    const { output, next } = await visitState(run, {
      name,
      state,
      path: [...branch.path, name, count],
      input: value,
      branch,
    });
    if (next === undefined) return output;
    value = output;
    name = next;
  }
}
