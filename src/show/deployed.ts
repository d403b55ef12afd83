import type { Deployed } from '../runs/flows/deploy/deployed.ts';
import type { Scheduled } from '../runs/flows/deploy/schedule.ts';
import { drawChanges } from './changes.ts';
import { type Line, line, span } from './line.ts';
import { drawPairs } from './pairs.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';

const inWords = { created: 'was made', updated: 'was updated', unchanged: 'is as it was: nothing to do' } as const;

/** What stands deployed now, and how it differs from what stood there before. */
export function drawDeployed(
  { name, arn, change, difference }: Deployed,
  schedule: Scheduled | undefined,
  width: number,
): Line[] {
  return [
    line(
      span('good', change === 'unchanged' ? '= ' : '✓ '),
      span('strong', safeText(name)),
      span('dim', ` ${inWords[change]}`),
    ),
    ...drawPairs(
      [
        { name: 'arn', value: arn },
        ...(schedule ? [{ name: 'starts', value: schedule.expression, detail: schedule.name }] : []),
      ],
      width,
    ),
    ...drawSection('difference', drawChanges(difference, width - 2)),
  ];
}
