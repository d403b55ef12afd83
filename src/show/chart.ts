import type { Chart } from '../inspect/values/chart-of.ts';
import { type Line, line, span } from './line.ts';
import { tintOf } from './log-line.ts';
import { plotCurves, rangeOf } from './plot.ts';
import { showNumber } from './quantity.ts';
import { safeText } from './safe-text.ts';
import { clip, widthOf } from './width.ts';

const rows = 10;

/** Curves with the scale at their left, and below them how many numbers they are, from the least to the greatest, and the last of each. */
export function drawChart({ series, count }: Chart, width: number): Line[] {
  const { least, greatest } = rangeOf(series);
  const axis = Math.max(widthOf(showNumber(least)), widthOf(showNumber(greatest)));
  const cells = plotCurves(series, Math.max(8, Math.min(width, 160) - axis - 2), rows, false);
  const body = cells.map((row, index) => {
    const number = index === 0 ? showNumber(greatest) : index === rows - 1 ? showNumber(least) : '';
    return line(
      span('dim', `${number.padStart(axis)}  `),
      ...row.map(({ text, curve }) => span(curve === -1 ? 'plain' : tintOf(curve), text)),
    );
  });
  const lasts = series.map(({ name, points }, index) => {
    const label = name === '' ? 'last' : clip(safeText(name), 24);
    return span(tintOf(index), `${label} ${showNumber(points.at(-1)?.value ?? 0)}   `);
  });
  const range = `${count} numbers from ${showNumber(least)} to ${showNumber(greatest)}`;
  return [...body, line(' '.repeat(axis + 2), ...lasts, span('dim', range))];
}
