import type { Uses } from '../inspect/knowledge/uses.ts';
import { drawChoices } from './choices.ts';
import { drawCompiled, drawHeading, drawUses } from './explanation.ts';
import { type Line, line, span } from './line.ts';
import { drawSection } from './section.ts';

/** Where something may be used: what it becomes, where it may stand, and what holds it. */
export function drawUsesOf({ name, type, uses, compiles, heldBy }: Uses, width: number): Line[] {
  const inner = width - 2;
  const nothing = uses.length + compiles.length + heldBy.length === 0;
  return [
    ...drawHeading(name, type, width),
    ...drawSection('compiles to', drawCompiled(compiles, inner)),
    ...drawSection('where', drawUses(uses, inner)),
    ...drawSection(
      `held by (${heldBy.length})`,
      drawChoices(
        heldBy.map((value) => ({ value })),
        inner,
      ),
    ),
    ...(nothing ? [line(span('dim', 'nothing of mlx uses it'))] : []),
  ];
}
