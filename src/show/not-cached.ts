import type { NotCached } from '../runs/flows/why/why-not-cached.ts';
import { drawChanges } from './changes.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

/** Why a step was done anew: in words, and where its request differs from the one whose result might have been reused. */
export function drawNotCached({ step, against, difference, because }: NotCached, width: number): Line[] {
  return [
    line(
      span('strong', safeText(step)),
      span('dim', against === undefined ? '' : `  held against ${safeText(against)}`),
    ),
    ...drawProse(because, width),
    ...(difference.length > 0 ? [emptyLine, ...drawChanges(difference, width)] : []),
  ];
}
