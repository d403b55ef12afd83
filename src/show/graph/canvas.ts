import type { Line, Role, Span } from '../line.ts';

/** Where a line leaves a cell. */
export const north = 1;
export const east = 2;
export const south = 4;
export const west = 8;

const light = ' ╵╶╰╷│╭├╴╯─┴╮┤┬┼';
const heavy = ' ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋';

interface Stroke {
  owner: unknown;
  /** Lines of several owners with the same goal join. */
  goal?: unknown;
  sides: number;
  heavySides: number;
}

/** A piece of a line within a cell. */
export interface Strand {
  sides: number;
  isHeavy: boolean;
  goal?: unknown;
}

/** A screen of lines and labels, a cell a column. */
export interface Canvas {
  /** Adds to the line of `owner` in a cell; lines of two owners cross, and the upright one is seen, unless they have one goal. */
  stroke: (owner: unknown, at: { row: number; column: number }, line: Strand) => void;
  label: (row: number, column: number, spans: readonly Span[], width: number) => void;
  lines: () => Line[];
}

export function openCanvas(rows: number): Canvas {
  const strokes = Array.from({ length: rows }, () => new Map<number, Stroke[]>());
  const labels = Array.from({ length: rows }, () => new Map<number, { spans: readonly Span[]; width: number }>());
  return {
    stroke: (owner, { row, column }, { sides, isHeavy, goal }) => {
      const cells = strokes[row];
      if (!cells) return;
      const list = cells.get(column) ?? [];
      cells.set(column, list);
      const own = list.find((one) => one.owner === owner) ?? { owner, sides: 0, heavySides: 0 };
      if (own.sides === 0) list.push(own);
      own.sides |= sides;
      own.heavySides |= isHeavy ? sides : 0;
      own.goal ??= goal;
    },
    label: (row, column, spans, width) => labels[row]?.set(column, { spans, width }),
    lines: () => strokes.map((cells, row) => drawRow(cells, labels[row] ?? new Map())),
  };
}

function drawRow(
  cells: ReadonlyMap<number, readonly Stroke[]>,
  labels: ReadonlyMap<number, { spans: readonly Span[]; width: number }>,
): Line {
  const spans: Span[] = [];
  let column = 0;
  for (const at of [...new Set([...cells.keys(), ...labels.keys()])].sort((a, b) => a - b)) {
    if (at < column) continue;
    if (at > column) spans.push({ role: 'plain', text: ' '.repeat(at - column) });
    const label = labels.get(at);
    if (label) spans.push(...label.spans);
    else spans.push(glyphOf(cells.get(at) ?? []));
    column = at + (label?.width ?? 1);
  }
  return joined(spans);
}

function glyphOf(strokes: readonly Stroke[]): Span {
  const upright = strokes.find(({ sides }) => (sides & (north | south)) !== 0) ?? strokes[0];
  const seen = strokes.filter((one) => one === upright || (one.goal !== undefined && one.goal === upright?.goal));
  const sides = seen.reduce((all, one) => all | one.sides, 0);
  const heavySides = seen.reduce((all, one) => all | one.heavySides, 0);
  const role: Role = heavySides === 0 ? 'dim' : 'accent';
  return { role, text: (heavySides === sides ? heavy : light)[sides] ?? ' ' };
}

function joined(spans: readonly Span[]): Line {
  const line: Span[] = [];
  for (const span of spans) {
    const last = line.at(-1);
    if (last?.role === span.role) line[line.length - 1] = { role: last.role, text: last.text + span.text };
    else line.push(span);
  }
  return line;
}
