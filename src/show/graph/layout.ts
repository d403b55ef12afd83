import { spread } from './spread.ts';

/** A graph to lay out: each node with the names of those it comes after. Nodes stand after those that they need. */
export interface GraphNode {
  id: string;
  /** In columns of text, or whatever else the drawing measures in. */
  width: number;
  needs: readonly string[];
}

/** A node, or (without an id) a bend of an edge that passes its layer. `x` is its left end. */
export interface Placed {
  id?: string;
  x: number;
  width: number;
}

/** Layers from first to last, and the edges between each layer and the next, by index in both. */
export interface Layout {
  layers: readonly (readonly Placed[])[];
  /** One list for each gap between two layers. */
  links: readonly (readonly Link[])[];
  width: number;
}

export interface Link {
  from: number;
  to: number;
  /** The two nodes that the edge joins in the end; a bend may lead to several. */
  ends: readonly { from: string; to: string }[];
}

interface Cell {
  id?: string;
  width: number;
  /** Indices in the layer above, each with the edges that pass there. */
  above: Map<Cell, Link['ends']>;
}

/** Layers by the longest way from a start, as few crossings as some sweeps give, and every node near its neighbours. */
export function layOut(nodes: readonly GraphNode[], gap: number): Layout {
  const rows = orderRows(layersOf(nodes));
  const links = linksOf(rows);
  const xs = spread(
    rows.map((row) => row.map(({ width }) => width)),
    links,
    gap,
  );
  const left = Math.min(0, ...xs.flat());
  const layers = rows.map((row, layer) =>
    row.map(({ id, width }, index) => ({
      ...(id !== undefined && { id }),
      x: Math.round((xs[layer]?.[index] ?? 0) - left),
      width,
    })),
  );
  straighten(layers, links, gap);
  return { layers, links, width: Math.max(0, ...layers.flat().map(({ x, width }) => x + width)) };
}

/** The column that edges leave and reach a cell in. */
export function centreOf(cell: Placed | undefined): number {
  return cell ? cell.x + Math.floor(cell.width / 2) : 0;
}

/** Rounding leaves cells a column beside what they are linked with: first the lower ones move, then the upper ones. */
function straighten(layers: Placed[][], links: readonly (readonly Link[])[], gap: number): void {
  for (const side of ['lower', 'upper'] as const) {
    const order = side === 'lower' ? [...links.keys()] : [...links.keys()].toReversed();
    for (const at of order) {
      const [upper = [], lower = []] = [layers[at], layers[at + 1]];
      for (const { from, to } of links[at] ?? []) {
        const by = centreOf(upper[from]) - centreOf(lower[to]);
        if (Math.abs(by) !== 1) continue;
        if (side === 'lower') nudge(lower, to, by, gap);
        else nudge(upper, from, -by, gap);
      }
    }
  }
}

/** Moves a cell where its neighbours leave room. */
function nudge(row: readonly Placed[], index: number, by: number, gap: number): void {
  const [before, cell, after] = [row[index - 1], row[index], row[index + 1]];
  if (!cell) return;
  const x = cell.x + by;
  const hasRoom = x >= (before ? before.x + before.width + gap : 0) && (!after || x + cell.width + gap <= after.x);
  if (hasRoom) cell.x = x;
}

/** Each node in the layer after the last of those that it needs; edges over more than one layer bend in those between. */
function layersOf(nodes: readonly GraphNode[]): Cell[][] {
  const depth = new Map<string, number>();
  const rows: Cell[][] = [];
  /** The cells of a node and of its bends, by layer; all edges of a node share its bends. */
  const columns = new Map<string, Cell[]>();
  for (const { id, width, needs } of nodes) {
    const known = [...new Set(needs)].filter((need) => depth.has(need));
    const layer = Math.max(-1, ...known.map((need) => depth.get(need) ?? 0)) + 1;
    const cell: Cell = { id, width, above: new Map() };
    depth.set(id, layer);
    (rows[layer] ??= []).push(cell);
    columns.set(id, [cell]);
    for (const need of known) {
      const column = columns.get(need) ?? [];
      const first = depth.get(need) ?? 0;
      const ends = [{ from: need, to: id }];
      for (let at = first + 1; at < layer; at += 1) {
        const from = column[at - first - 1];
        let bend = column[at - first];
        if (!bend) {
          bend = { width: 1, above: new Map() };
          column[at - first] = bend;
          (rows[at] ??= []).push(bend);
        }
        if (from) bend.above.set(from, [...(bend.above.get(from) ?? []), ...ends]);
      }
      const last = column[layer - first - 1];
      if (last) cell.above.set(last, ends);
    }
  }
  return rows;
}

const sweeps = 6;

/** Cells of each layer in the order of the middle of their neighbours, down and up again. */
function orderRows(rows: readonly Cell[][]): Cell[][] {
  const below = new Map<Cell, Cell[]>();
  for (const cell of rows.flat()) for (const from of cell.above.keys()) append(below, from, cell);
  let ordered = rows.map((row) => [...row]);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const down = sweep % 2 === 0;
    const at = new Map<Cell, number>();
    const next: Cell[][] = [];
    for (const layer of down ? ordered.keys() : [...ordered.keys()].toReversed()) {
      const row = ordered[layer] ?? [];
      const middle = new Map(
        row.map((cell, index) => {
          const near = down ? [...cell.above.keys()] : (below.get(cell) ?? []);
          return [cell, meanOf(near.map((each) => at.get(each) ?? 0)) ?? index] as const;
        }),
      );
      const sorted = row.toSorted((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
      sorted.forEach((cell, index) => at.set(cell, index));
      next[layer] = sorted;
    }
    ordered = next;
  }
  return ordered;
}

function linksOf(rows: readonly (readonly Cell[])[]): Link[][] {
  return rows.slice(1).map((row, gap) => {
    const index = new Map((rows[gap] ?? []).map((cell, at) => [cell, at]));
    return row.flatMap((cell, to) => [...cell.above].map(([from, ends]) => ({ from: index.get(from) ?? 0, to, ends })));
  });
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
