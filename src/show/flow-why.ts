import type { FlowWhy } from '../runs/flows/why/why-flow.ts';
import { type Line, line, span } from './line.ts';
import { drawLabelled } from './prose.ts';
import { safeText } from './safe-text.ts';
import { drawWhy } from './why.ts';

/** The way from a run to the first thing that went wrong in it, a step of the way a line, and the card of that. */
export function drawFlowWhy({ path, card, alsoFailed }: FlowWhy, width: number): Line[] {
  return [
    ...path.map((place, depth) =>
      line(span('dim', depth === 0 ? '' : `${'  '.repeat(depth - 1)}╰ `), span('plain', safeText(place))),
    ),
    ...drawWhy(card, width),
    ...(alsoFailed.length > 0 ? drawLabelled('also', 8, `failed by themselves: ${alsoFailed.join(', ')}`, width) : []),
  ];
}
