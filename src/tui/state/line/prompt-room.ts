import { modeOf, type State } from '../state.ts';

/** Rows of the text that are shown at once. */
const most = 8;

/**
 * How many rows the text being written takes, and whether what is known of it stands above. It never takes more than a third of the
 * screen; where the REPL has not the keys it is one row.
 */
export function promptRoom(state: State): { lines: number; hint: 0 | 1 } {
  if (modeOf(state) !== 'repl') return { lines: 1, hint: 0 };
  const room = Math.max(1, Math.min(most, Math.floor(state.size.rows / 3) - 1));
  return { lines: Math.min(room, linesUpTo(state.repl.line.text, room)), hint: 1 };
}

function linesUpTo(text: string, enough: number): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1 && count < enough; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
