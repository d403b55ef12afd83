import type { Told } from '../base/errors.ts';
import type { Fault } from '../base/fault.ts';
import { drawFault } from './fault.ts';
import { emptyLine, indent, type Line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';

/** An error as a card: what happened, the places that caused it, why, what to do, and what is still true. */
export function drawError(told: Told, faults: readonly Fault[], width: number): Line[] {
  const label = 7;
  const [headline = emptyLine, ...more] = drawProse(told.what, width - 2, 'strong');
  const mark = told.audience === 'cancelled' ? span('warn', '■ ') : span('bad', '✗ ');
  return [
    [mark, ...headline],
    ...indent(more, 2),
    ...faults.flatMap((fault) => [emptyLine, ...indent(drawFault(fault, width - 2), 2)]),
    ...(faults.length > 0 ? [emptyLine] : []),
    ...indent(
      [
        ...drawLabelled('why', label, told.why, width - 2),
        ...drawLabelled('fix', label, told.fix, width - 2),
        ...drawLabelled('still', label, told.still, width - 2),
        ...drawLabelled('code', label, told.code, width - 2, 'dim'),
      ],
      2,
    ),
  ];
}
