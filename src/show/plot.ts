import type { SeriesPoint } from '../logs/metrics/metric-series.ts';

/** A line of a chart. */
export interface Curve {
  points: readonly SeriesPoint[];
}

/** One column and row of a chart: blank, or a mark of the curve that went through it last. */
export interface PlotCell {
  text: string;
  /** By its place among the curves; -1 where it is blank. */
  curve: number;
}

/** Dots of a braille character, by column and row. */
const dots = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/**
 * Curves over a common axis and scale as rows of `width` columns. Braille has two by four dots to a character; in ASCII
 * there is a star where a curve is.
 */
export function plotCurves(curves: readonly Curve[], width: number, height: number, ascii: boolean): PlotCell[][] {
  const across = ascii ? 1 : 2;
  const down = ascii ? 1 : 4;
  const scale = scaleOf(curves, width * across, height * down);
  const cells = Array.from({ length: height }, () => Array.from({ length: width }, () => ({ bits: 0, curve: -1 })));
  const set = (x: number, y: number, curve: number) => {
    const cell = cells[Math.floor(y / down)]?.[Math.floor(x / across)];
    if (!cell) return;
    cell.bits |= dots[x % across ? 1 : 0][y % down] ?? 0x01;
    cell.curve = curve;
  };
  for (const [index, { points }] of curves.entries()) {
    const dot = (x: number, y: number) => set(x, y, index);
    let before: Dot | undefined;
    for (const { at, value, least, greatest } of points) {
      const place = scale(at, value);
      stroke(before ?? place, place, dot);
      // Between which the values were that this point stands for.
      stroke(scale(at, least), scale(at, greatest), dot);
      before = place;
    }
  }
  return cells.map((row) =>
    row.map(({ bits, curve }) => ({
      text: bits === 0 ? ' ' : ascii ? '*' : String.fromCharCode(0x2800 + bits),
      curve,
    })),
  );
}

/** The least and the greatest value of curves. */
export function rangeOf(curves: readonly Curve[]): { least: number; greatest: number } {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { points } of curves) {
    for (const point of points) {
      least = Math.min(least, point.least);
      greatest = Math.max(greatest, point.greatest);
    }
  }
  return { least, greatest };
}

type Dot = readonly [x: number, y: number];

function scaleOf(curves: readonly Curve[], width: number, height: number): (at: number, value: number) => Dot {
  const { least, greatest } = rangeOf(curves);
  let [first, last] = [Infinity, -Infinity];
  for (const { points } of curves) {
    for (const { at } of points) {
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }
  return (at, value) => [
    Math.round(part(at, first, last) * (width - 1)),
    Math.round((1 - part(value, least, greatest)) * (height - 1)),
  ];
}

function part(value: number, from: number, to: number): number {
  return to > from ? (value - from) / (to - from) : 0.5;
}

function stroke([x0, y0]: Dot, [x1, y1]: Dot, set: (x: number, y: number) => void): void {
  const steps = Math.max(1, Math.abs(x1 - x0), Math.abs(y1 - y0));
  for (let step = 0; step <= steps; step += 1) {
    set(Math.round(x0 + ((x1 - x0) * step) / steps), Math.round(y0 + ((y1 - y0) * step) / steps));
  }
}
