import type { RunCost, StepCost } from '../runs/cost/run-cost.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { showDuration, showMoney } from './quantity.ts';
import { safeText } from './safe-text.ts';
import { drawTable } from './table.ts';

/** What a run cost, in a line; each step's part of it; and how sure that is. */
export function drawCost(cost: RunCost, width: number): Line[] {
  return [
    line(span('strong', safeText(cost.run)), '  ', span('accent', costInWords(cost))),
    emptyLine,
    ...drawTable(
      [
        { title: 'step', least: 8 },
        { title: 'machines', least: 10 },
        { title: 'for', align: 'right', least: 6 },
        { title: 'price', align: 'right', least: 7 },
        { title: 'share', align: 'right', least: 5 },
        { title: '', role: 'dim', least: 8 },
      ],
      cost.steps.map((step) => cellsOf(step, cost.total)),
      width,
    ),
    ...drawProse(cost.note, width, 'dim'),
  ];
}

/** `$0.0134`, or of what ran in the embedded AWS: `nothing, it ran here; in AWS it would be $0.0134`. */
export function costInWords({ where, total, goesOn }: RunCost): string {
  const soFar = goesOn ? ' so far' : '';
  return where === 'local' ? `nothing, it ran here; in AWS ${showMoney(total)}${soFar}` : `${showMoney(total)}${soFar}`;
}

function cellsOf({ step, machine, seconds, price, note = '' }: StepCost, total: number): string[] {
  return [
    step,
    machine ? `${machine.count} × ${machine.instance}` : '',
    seconds === undefined ? '' : showDuration(seconds * 1000),
    price === undefined ? '' : showMoney(price),
    price === undefined || total === 0 ? '' : `${Math.round((100 * price) / total)} %`,
    note,
  ];
}
