import { type Line, line, span } from '../../show/line.ts';
import { least } from '../state/layout.ts';
import type { Size } from '../state/state.ts';

/** What a screen says that is too small for anything else. */
export function tooSmallLines({ columns, rows }: Size): Line[] {
  return [
    line(span('strong', 'mlx')),
    line(`needs ${least.columns}×${least.rows}`),
    line(span('dim', `this is ${columns}×${rows}`)),
    line(span('dim', 'ctrl-c twice leaves')),
  ].slice(0, Math.max(1, rows));
}
