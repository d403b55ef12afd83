/**
 * What the state that does a step's work is called: as the step. Names of all other states hold a space, which no step's
 * name does; so a state's name without one is a step's. `States` alone would be read as the field of that name by tools
 * that search a definition for it, asl-validator among them.
 */
export function stateNameOf(step: string): string {
  return step === 'States' ? 'States.' : step;
}

/** The step that a state does the work of; `undefined` for one that only moves data. */
export function stepOfState(state: string): string | undefined {
  if (state.includes(' ')) return undefined;
  return state === 'States.' ? 'States' : state;
}

/** The name of a state that serves a step: `train end`. With a step's 64 characters it stays within the 80 of a state. */
export function besides(step: string, words: string): string {
  return `${step} ${words}`;
}
