/**
 * The step that a state of mlx's own machines does the work of; undefined for one that only moves data, whose name holds a space.
 * `States` can't be a state's name for asl-validator, and has a dot.
 */
export function stepOfState(state: string): string | undefined {
  if (state.includes(' ')) return undefined;
  return state === 'States.' ? 'States' : state;
}
