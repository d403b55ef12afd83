import type { Line } from '../../show/line.ts';
import type { State } from '../state/state.ts';
import { titleEdge } from './edge.ts';

/** The rule where a log will be, as long as there is none. */
export function bandEdge({ size, focus }: State): Line {
  const edge = { title: 'log', note: 'select a run', width: size.columns };
  return titleEdge({ ...edge, number: 3, isFocused: focus === 'log', corners: false });
}
