import type { Theme } from '../../../base/theme.ts';
import { sgrOf } from '../../../show/ansi.ts';
import { tintOf } from '../../../show/log-line.ts';
import { plotCurves, rangeOf } from '../../../show/plot.ts';
import { showNumber } from '../../../show/quantity.ts';
import { safeText } from '../../../show/safe-text.ts';
import { clip } from '../../../show/width.ts';
import { fitRow } from '../../paint/fit-row.ts';
import type { Row, Run } from '../../paint/run.ts';
import type { MetricSeries } from '../../../logs/metrics/metric-series.ts';
import type { LogState } from '../state/log-state.ts';

/** Rows of a chart with its title, at least and at most. */
const least = 4;
const most = 9;
/** Columns for the numbers of the axis. */
const axis = 9;

/** A chart for each metric that finds room, each with a curve a host, its axis and its last values. */
export function chartsRows(
  { series, streams }: Pick<LogState, 'series' | 'streams'>,
  width: number,
  height: number,
  theme: Theme,
): Row[] {
  const byName = Map.groupBy(series, ({ name }) => name);
  const count = Math.min(byName.size, Math.max(1, Math.floor(height / least)));
  const rows = Math.min(most, Math.floor(height / Math.max(1, count)));
  const drawn = [...byName]
    .slice(0, count)
    .flatMap(([name, each]) => chartRows(name, each, streams, { width, rows, theme }));
  const missing = byName.size - count;
  const note = missing > 0 ? [[{ text: ` ${missing} more metrics find no room`, sgr: sgrOf('dim', theme) }]] : [];
  const all = [...drawn.slice(0, height - note.length), ...note];
  return Array.from({ length: height }, (_, row) => fitRow(all[row] ?? [], width));
}

interface ChartLook {
  width: number;
  rows: number;
  theme: Theme;
}

function chartRows(
  name: string,
  series: readonly MetricSeries[],
  streams: LogState['streams'],
  { width, rows, theme }: ChartLook,
): Row[] {
  const sgrs = series.map((_, index) => sgrOf(tintOf(index), theme));
  const { least: low, greatest: high } = rangeOf(series);
  const dim = sgrOf('dim', theme);
  const last = series.flatMap(({ points, stream }, index): Run[] => {
    const value = points.at(-1)?.value;
    if (value === undefined) return [];
    const host = series.length > 1 ? `${safeText(streams[stream]?.host ?? String(stream))} ` : '';
    return [{ text: ` ${host}${showNumber(value)}`, sgr: sgrs[index] ?? '' }];
  });
  const title: Row = [
    { text: ` ${clip(safeText(name), Math.max(8, width >> 1))} `, sgr: sgrOf('strong', theme) },
    ...last,
  ];
  const body = plotCurves(series, Math.max(1, width - axis - 1), rows - 1, theme.isAscii).map((row) =>
    row.map(({ text, curve }): Run => ({ text, sgr: sgrs[curve] ?? '' })),
  );
  return [
    title,
    ...body.map((row, index): Row => {
      const number = index === 0 ? showNumber(high) : index === body.length - 1 ? showNumber(low) : '';
      return [{ text: `${clip(number, axis - 1).padStart(axis - 1)} `, sgr: dim }, ...row];
    }),
  ];
}
